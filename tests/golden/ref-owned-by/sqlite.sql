-- Club: Clubs have a name.
CREATE TABLE "clubs" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_clubs" PRIMARY KEY ("id"),
    CONSTRAINT "check_clubs_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "clubs_set_updated_at" AFTER UPDATE ON "clubs" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."created_at")
BEGIN
    UPDATE "clubs" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Boat: Boats have a code. Boats are owned by clubs.
CREATE TABLE "boats" (
    "id" BLOB NOT NULL,
    "club_id" BLOB NOT NULL,
    "code" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_boats" PRIMARY KEY ("id"),
    CONSTRAINT "fk_boats_club_id_clubs" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_boats_code_length" CHECK (length("code") <= 255)
) STRICT;
CREATE INDEX "idx_boats_on_club_id" ON "boats" ("club_id");
CREATE TRIGGER "boats_set_updated_at" AFTER UPDATE ON "boats" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."club_id", NEW."code", NEW."created_at") IS NOT (OLD."id", OLD."club_id", OLD."code", OLD."created_at")
BEGIN
    UPDATE "boats" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
