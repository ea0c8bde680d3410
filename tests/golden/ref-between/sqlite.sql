-- Patient: Patients have a name and an age. Age must be between 0 and 150.
CREATE TABLE "patients" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "age" INTEGER NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_patients" PRIMARY KEY ("id"),
    CONSTRAINT "check_patients_age_range" CHECK ("age" BETWEEN 0 AND 150),
    CONSTRAINT "check_patients_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "patients_set_updated_at" AFTER UPDATE ON "patients" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."age", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."age", OLD."created_at")
BEGIN
    UPDATE "patients" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
