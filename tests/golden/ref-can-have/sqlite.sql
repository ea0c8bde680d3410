-- Venue: Venues have a name. Venues can have a website.
CREATE TABLE "venues" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "website" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_venues" PRIMARY KEY ("id"),
    CONSTRAINT "check_venues_name_length" CHECK (length("name") <= 255),
    CONSTRAINT "check_venues_website_length" CHECK (length("website") <= 255)
) STRICT;
CREATE TRIGGER "venues_set_updated_at" AFTER UPDATE ON "venues" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."website", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."website", OLD."created_at")
BEGIN
    UPDATE "venues" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
