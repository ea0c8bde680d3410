-- User: Users have a unique email and a name. Deleted users and posts are kept.
CREATE TABLE "users" (
    "id" BLOB NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "deleted_at" TEXT,
    CONSTRAINT "pk_users" PRIMARY KEY ("id"),
    CONSTRAINT "check_users_email_length" CHECK (length("email") <= 255),
    CONSTRAINT "check_users_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE UNIQUE INDEX "uq_users_email" ON "users" ("email") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_users_on_id" ON "users" ("id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "users_set_updated_at" AFTER UPDATE ON "users" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."email", NEW."name", NEW."created_at", NEW."deleted_at") IS NOT (OLD."id", OLD."email", OLD."name", OLD."created_at", OLD."deleted_at")
BEGIN
    UPDATE "users" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Post: Posts have a title. Posts belong to users. Deleted users and posts are kept. Users often search posts by title.
CREATE TABLE "posts" (
    "id" BLOB NOT NULL,
    "user_id" BLOB NOT NULL,
    "title" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "deleted_at" TEXT,
    CONSTRAINT "pk_posts" PRIMARY KEY ("id"),
    CONSTRAINT "fk_posts_user_id_users" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT,
    CONSTRAINT "check_posts_title_length" CHECK (length("title") <= 255)
) STRICT;
CREATE INDEX "idx_posts_on_user_id" ON "posts" ("user_id");
CREATE INDEX "idx_posts_on_title" ON "posts" ("title") WHERE "deleted_at" IS NULL;
CREATE INDEX "idx_posts_on_id" ON "posts" ("id") WHERE "deleted_at" IS NULL;
CREATE TRIGGER "posts_set_updated_at" AFTER UPDATE ON "posts" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."user_id", NEW."title", NEW."created_at", NEW."deleted_at") IS NOT (OLD."id", OLD."user_id", OLD."title", OLD."created_at", OLD."deleted_at")
BEGIN
    UPDATE "posts" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
