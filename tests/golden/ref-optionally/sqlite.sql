-- Contact: Contacts have a name, an email and optionally a phone.
CREATE TABLE "contacts" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_contacts" PRIMARY KEY ("id"),
    CONSTRAINT "check_contacts_name_length" CHECK (length("name") <= 255),
    CONSTRAINT "check_contacts_email_length" CHECK (length("email") <= 255),
    CONSTRAINT "check_contacts_phone_length" CHECK (length("phone") <= 255)
) STRICT;
CREATE TRIGGER "contacts_set_updated_at" AFTER UPDATE ON "contacts" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."email", NEW."phone", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."email", OLD."phone", OLD."created_at")
BEGIN
    UPDATE "contacts" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;
