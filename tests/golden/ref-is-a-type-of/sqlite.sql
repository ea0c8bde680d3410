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

-- Van: A van is a type of vehicle. Vans have a capacity.
CREATE TABLE "vans" (
    "id" BLOB NOT NULL,
    "capacity" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_vans" PRIMARY KEY ("id"),
    CONSTRAINT "fk_vans_id_vehicles" FOREIGN KEY ("id") REFERENCES "vehicles" ("id") ON DELETE CASCADE
) STRICT;
CREATE TRIGGER "vans_set_updated_at" AFTER UPDATE ON "vans" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."capacity", NEW."created_at") IS NOT (OLD."id", OLD."capacity", OLD."created_at")
BEGIN
    UPDATE "vans" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
