-- Movie: Movies have a title. Movies are linked with genres.
CREATE TABLE "movies" (
    "id" BLOB NOT NULL,
    "title" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_movies" PRIMARY KEY ("id"),
    CONSTRAINT "check_movies_title_length" CHECK (length("title") <= 255)
) STRICT;
CREATE TRIGGER "movies_set_updated_at" AFTER UPDATE ON "movies" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."title", NEW."created_at") IS NOT (OLD."id", OLD."title", OLD."created_at")
BEGIN
    UPDATE "movies" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- Genre: Genres have a name.
CREATE TABLE "genres" (
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    "updated_at" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now')),
    CONSTRAINT "pk_genres" PRIMARY KEY ("id"),
    CONSTRAINT "check_genres_name_length" CHECK (length("name") <= 255)
) STRICT;
CREATE TRIGGER "genres_set_updated_at" AFTER UPDATE ON "genres" FOR EACH ROW
WHEN NEW."updated_at" IS OLD."updated_at"
    AND (NEW."id", NEW."name", NEW."created_at") IS NOT (OLD."id", OLD."name", OLD."created_at")
BEGIN
    UPDATE "genres" SET "updated_at" = strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') WHERE "id" = NEW."id";
END;

-- MovieGenre: Movies are linked with genres
CREATE TABLE "movie_genres" (
    "movie_id" BLOB NOT NULL,
    "genre_id" BLOB NOT NULL,
    CONSTRAINT "pk_movie_genres" PRIMARY KEY ("movie_id", "genre_id"),
    CONSTRAINT "fk_movie_genres_movie_id_movies" FOREIGN KEY ("movie_id") REFERENCES "movies" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_movie_genres_genre_id_genres" FOREIGN KEY ("genre_id") REFERENCES "genres" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "idx_movie_genres_on_genre_id" ON "movie_genres" ("genre_id");
