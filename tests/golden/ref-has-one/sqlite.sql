-- User: Users have a name. A user has one profile.
CREATE TABLE "users" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_users" PRIMARY KEY ("id"),
    CONSTRAINT "check_users_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "users_set_updated_at" AFTER UPDATE ON "users" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."created_at")
BEGIN
    UPDATE "users" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Profile: Profiles have a bio.
CREATE TABLE "profiles" (
    "id" BLOB NOT NULL,
    "user_id" BLOB NOT NULL,
    "bio" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_profiles" PRIMARY KEY ("id"),
    CONSTRAINT "uq_profiles_user_id" UNIQUE ("user_id"),
    CONSTRAINT "fk_profiles_user_id_users" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT
) STRICT;
CREATE TRIGGER "profiles_set_updated_at" AFTER UPDATE ON "profiles" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."user_id", NEW."bio", NEW."created_at") IS NOT (OLD."id", OLD."user_id", OLD."bio", OLD."created_at")
BEGIN
    UPDATE "profiles" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
