-- Article: Articles have a title and a distinct slug.
CREATE TABLE "articles" (
    "id" BLOB NOT NULL,
    "title" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_articles" PRIMARY KEY ("id"),
    CONSTRAINT "uq_articles_slug" UNIQUE ("slug"),
    CONSTRAINT "check_articles_title_length" CHECK (length("title") <= 255),
    CONSTRAINT "check_articles_slug_length" CHECK (length("slug") <= 255)
) STRICT;
CREATE TRIGGER "articles_set_updated_at" AFTER UPDATE ON "articles" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."title", NEW."slug", NEW."created_at") IS NOT (OLD."id", OLD."title", OLD."slug", OLD."created_at")
BEGIN
    UPDATE "articles" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
