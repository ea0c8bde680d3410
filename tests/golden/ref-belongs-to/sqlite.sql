-- Garage: Garages have a name.
CREATE TABLE "garages" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_garages" PRIMARY KEY ("id"),
    CONSTRAINT "check_garages_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "garages_set_updated_at" AFTER UPDATE ON "garages" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."created_at")
BEGIN
    UPDATE "garages" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Vehicle: Vehicles have a code. Vehicles belong to garages.
CREATE TABLE "vehicles" (
    "id" BLOB NOT NULL,
    "garage_id" BLOB NOT NULL,
    "code" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_vehicles" PRIMARY KEY ("id"),
    CONSTRAINT "fk_vehicles_garage_id_garages" FOREIGN KEY ("garage_id") REFERENCES "garages" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_vehicles_code_length" CHECK (length("code") <= 255)
) STRICT;
CREATE INDEX "idx_vehicles_on_garage_id" ON "vehicles" ("garage_id");
CREATE TRIGGER "vehicles_set_updated_at" AFTER UPDATE ON "vehicles" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."garage_id", NEW."code", NEW."created_at") IS NOT (OLD."id", OLD."garage_id", OLD."code", OLD."created_at")
BEGIN
    UPDATE "vehicles" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
