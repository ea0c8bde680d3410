CREATE OR REPLACE FUNCTION "groundplan_set_updated_at"() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW."updated_at" := pg_catalog.clock_timestamp();
    RETURN NEW;
END
$body$;

-- Movie: Movies have a title. Movies are linked with genres.
CREATE TABLE "movies" (
    "id" UUID NOT NULL,
    "title" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_movies" PRIMARY KEY ("id")
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "movies"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();

-- Genre: Genres have a name.
CREATE TABLE "genres" (
    "id" UUID NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT "pk_genres" PRIMARY KEY ("id")
);
CREATE TRIGGER "set_updated_at" BEFORE UPDATE ON "genres"
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.* AND OLD."updated_at" IS NOT DISTINCT FROM NEW."updated_at")
    EXECUTE FUNCTION "groundplan_set_updated_at"();

-- MovieGenre: Movies are linked with genres
CREATE TABLE "movie_genres" (
    "movie_id" UUID NOT NULL,
    "genre_id" UUID NOT NULL,
    CONSTRAINT "pk_movie_genres" PRIMARY KEY ("movie_id", "genre_id"),
    CONSTRAINT "fk_movie_genres_movie_id_movies" FOREIGN KEY ("movie_id") REFERENCES "movies" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_movie_genres_genre_id_genres" FOREIGN KEY ("genre_id") REFERENCES "genres" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_movie_genres_on_genre_id" ON "movie_genres" ("genre_id");
