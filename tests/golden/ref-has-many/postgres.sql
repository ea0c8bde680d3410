CREATE OR REPLACE FUNCTION "groundplan_set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW."updated_at" := pg_catalog.clock_timestamp();
    RETURN NEW;
END
$body$;

-- Library: Libraries have a name. A library has many books.
CREATE TABLE "libraries" (
    "id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_libraries" PRIMARY KEY ("id")
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "libraries"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();

-- Book: Books have a title.
CREATE TABLE "books" (
    "id" UUID NOT NULL,
    "library_id" UUID NOT NULL,
    "title" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_books" PRIMARY KEY ("id"),
    CONSTRAINT "fk_books_library_id_libraries" FOREIGN KEY ("library_id") REFERENCES "libraries" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_books_on_library_id" ON "books" ("library_id");
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "books"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();
