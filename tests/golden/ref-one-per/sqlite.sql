-- Driver: Drivers have a code.
CREATE TABLE "drivers" (
    "id" BLOB NOT NULL,
    "code" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_drivers" PRIMARY KEY ("id"),
    CONSTRAINT "check_drivers_code_length" CHECK (length("code") <= 255)
) STRICT;
CREATE TRIGGER "drivers_set_updated_at" AFTER UPDATE ON "drivers" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."code", NEW."created_at") IS NOT (OLD."id", OLD."code", OLD."created_at")
BEGIN
    UPDATE "drivers" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- License: Licenses have a license number. Licenses belong to drivers. One license per driver.
CREATE TABLE "licenses" (
    "id" BLOB NOT NULL,
    "driver_id" BLOB NOT NULL,
    "license_number" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_licenses" PRIMARY KEY ("id"),
    CONSTRAINT "uq_licenses_driver_id_license_number" UNIQUE ("driver_id", "license_number"),
    CONSTRAINT "fk_licenses_driver_id_drivers" FOREIGN KEY ("driver_id") REFERENCES "drivers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_licenses_license_number_length" CHECK (length("license_number") <= 255)
) STRICT;
CREATE TRIGGER "licenses_set_updated_at" AFTER UPDATE ON "licenses" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."driver_id", NEW."license_number", NEW."created_at") IS NOT (OLD."id", OLD."driver_id", OLD."license_number", OLD."created_at")
BEGIN
    UPDATE "licenses" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
