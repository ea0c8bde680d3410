-- Vehicle: Vehicles have a code.
CREATE TABLE "vehicles" (
    "id" BLOB NOT NULL,
    "code" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_vehicles" PRIMARY KEY ("id"),
    CONSTRAINT "check_vehicles_code_length" CHECK (length("code") <= 255)
) STRICT;
CREATE TRIGGER "vehicles_set_updated_at" AFTER UPDATE ON "vehicles" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."code", NEW."created_at") IS NOT (OLD."id", OLD."code", OLD."created_at")
BEGIN
    UPDATE "vehicles" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Truck: A truck is a vehicle. Trucks have a price.
CREATE TABLE "trucks" (
    "id" BLOB NOT NULL,
    "price" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_trucks" PRIMARY KEY ("id"),
    CONSTRAINT "fk_trucks_id_vehicles" FOREIGN KEY ("id") REFERENCES "vehicles" ("id") ON DELETE CASCADE
) STRICT;
CREATE TRIGGER "trucks_set_updated_at" AFTER UPDATE ON "trucks" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."price", NEW."created_at") IS NOT (OLD."id", OLD."price", OLD."created_at")
BEGIN
    UPDATE "trucks" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
