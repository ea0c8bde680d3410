-- The database as `groundplan import` found it. Every statement asks first whether it is there already, so this migration changes nothing in a
-- database that has these tables, and makes them in an empty one.
--
-- Not in it; an empty database needs it from you:
-- - halls.area: no field can hold `NUMERIC`, so no statement reads or writes it
-- - halls.location: no field can hold `point`, so no statement reads or writes it
-- - user.last_ip: no field can hold `inet`, so no statement reads or writes it
-- - user.settings: no field can hold `hstore`, so no statement reads or writes it
-- - plays.search: no field can hold `TSVECTOR`, so no statement reads or writes it
-- - productions.budget: no field can hold `money`, so no statement reads or writes it
-- - performances.during: no field can hold `tstzrange`, so no statement reads or writes it
-- - log.what: no field can hold `xml`, so no statement reads or writes it
-- - log.duration: no field can hold `INTERVAL`, so no statement reads or writes it
-- - calendar.hours: no field can hold `tstzrange[]`, so no statement reads or writes it
-- - tenants_plans.data: no field can hold `JSON`, so no statement reads or writes it
-- - tenants_plans.mode: no field can hold `BIT(3)`, so no statement reads or writes it
-- - tenants_plans.seen_at: no field can hold `TIME WITH TIME ZONE`, so no statement reads or writes it
-- - schema_migrations: a tool's table, or a part of another one
-- - SET client_encoding = 'UTF8' (skipped: a setting)
-- - SET check_function_bodies = false (skipped: a setting)
-- - CREATE SCHEMA billing (skipped: it says nothing of tables)
-- - CREATE SCHEMA "Archive" (skipped: it says nothing of tables)
-- - CREATE SEQUENCE public.halls_id_seq AS integer START WITH 1… (skipped: a sequence)
-- - ALTER SEQUENCE public.halls_id_seq OWNED BY public.halls.id (skipped: it says nothing of tables)
-- - CREATE VIEW public.open_orders AS SELECT id, customer_id FRO… (skipped: a view is no table)
-- - CREATE MATERIALIZED VIEW billing.totals AS SELECT account_id… (skipped: a view is no table)
-- - CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpg… (skipped: a program, which is not judged)
-- - CREATE TRIGGER people_touch BEFORE UPDATE ON public.people F… (skipped: a program, which is not judged)
-- - GRANT SELECT ON public.open_orders TO PUBLIC (skipped: who may do what is not judged)

CREATE SCHEMA IF NOT EXISTS "Archive";
CREATE SCHEMA IF NOT EXISTS "billing";
DO $groundplan$ BEGIN CREATE TYPE public.seat_state AS ENUM ('free', 'held', 'sold', 'blocked for staff'); EXCEPTION WHEN duplicate_object THEN NULL; END $groundplan$;
DO $groundplan$ BEGIN CREATE TYPE public.weekday AS ENUM ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'); EXCEPTION WHEN duplicate_object THEN NULL; END $groundplan$;
DO $groundplan$ BEGIN CREATE TYPE billing.payment_kind AS ENUM ('cash', 'card', 'voucher', '3rd-party'); EXCEPTION WHEN duplicate_object THEN NULL; END $groundplan$;
DO $groundplan$
BEGIN IF to_regclass('"houses"') IS NULL THEN
CREATE TABLE IF NOT EXISTS "houses" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR NOT NULL,
    "short_code" CHAR(4) NOT NULL,
    "city" VARCHAR(80),
    "created" TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    "active" BOOLEAN,
    "manager_id" BIGINT,
    CONSTRAINT "houses_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "houses_code" UNIQUE ("short_code")
);
COMMENT ON TABLE "houses" IS E'Every house that we play in.\nAlso those that burned down.';
COMMENT ON COLUMN "houses"."short_code" IS 'Printed on the ticket';
END IF; END
$groundplan$;
CREATE TABLE IF NOT EXISTS "halls" (
    "id" SERIAL NOT NULL,
    "house_id" INTEGER NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "rows" SMALLINT NOT NULL DEFAULT 10,
    "plan" JSONB,
    "area" NUMERIC,
    "location" point,
    CONSTRAINT "halls_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "seats" (
    "hall_id" INTEGER NOT NULL,
    "row" CHAR(2) NOT NULL,
    "number" SMALLINT NOT NULL,
    "state" public.seat_state NOT NULL DEFAULT 'free',
    "is_wheelchair" BOOLEAN DEFAULT FALSE,
    CONSTRAINT "seats_pkey" PRIMARY KEY ("hall_id", "row", "number")
);
CREATE TABLE IF NOT EXISTS "people" (
    "id" BIGSERIAL NOT NULL,
    "first_name" TEXT,
    "last_name" TEXT NOT NULL,
    "email" VARCHAR(255),
    "phone" VARCHAR(40),
    "born" DATE,
    "notes" TEXT,
    "createdAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ,
    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "user" (
    "id" SERIAL NOT NULL,
    "person_id" BIGINT,
    "login" VARCHAR(40) NOT NULL,
    "password_hash" CHAR(60) NOT NULL,
    "type" VARCHAR(20) NOT NULL DEFAULT 'staff',
    "last_login" TIMESTAMP,
    "last_ip" inet,
    "settings" hstore,
    CONSTRAINT "user_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "user_login_key" UNIQUE ("login"),
    CONSTRAINT "user_type_check" CHECK ("type" IN ('staff', 'guest', 'system'))
);
CREATE TABLE IF NOT EXISTS "roles" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(30) NOT NULL,
    "parent" INTEGER,
    CONSTRAINT "roles_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "roles_no_self" CHECK ("parent" IS NULL OR "parent" <> "id")
);
CREATE TABLE IF NOT EXISTS "user_role" (
    "user_id" INTEGER NOT NULL,
    "role_id" INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS "genres" (
    "code" VARCHAR(12) NOT NULL,
    "label" VARCHAR(50) NOT NULL,
    CONSTRAINT "genres_pkey" PRIMARY KEY ("code")
);
CREATE TABLE IF NOT EXISTS "plays" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "title" VARCHAR(200) NOT NULL,
    "author" VARCHAR,
    "genre" VARCHAR(12),
    "minutes" INTEGER,
    "tags" TEXT[] NOT NULL DEFAULT '{}',
    "scan" BYTEA,
    "price_from" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search" TSVECTOR,
    CONSTRAINT "plays_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "plays_minutes_check" CHECK ("minutes" > 0)
);
CREATE TABLE IF NOT EXISTS "productions" (
    "id" SERIAL NOT NULL,
    "play_id" UUID NOT NULL,
    "director_id" BIGINT,
    "director_email" VARCHAR(255),
    "season" VARCHAR(9) NOT NULL,
    "opened" DATE,
    "closed" DATE,
    "state" VARCHAR(20) DEFAULT 'planned',
    "budget" money,
    CONSTRAINT "productions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "productions_play_id_season_key" UNIQUE ("play_id", "season"),
    CONSTRAINT "productions_check" CHECK ("closed" IS NULL OR "closed" >= "opened"),
    CONSTRAINT "productions_state_check" CHECK ("state" IN ('planned', 'running', 'closed'))
);
CREATE TABLE IF NOT EXISTS "performances" (
    "id" SERIAL NOT NULL,
    "production_id" INTEGER NOT NULL,
    "hall_id" INTEGER NOT NULL,
    "starts_at" TIMESTAMP NOT NULL,
    "weekday" public.weekday,
    "doors" TIME,
    "sold" INTEGER NOT NULL DEFAULT 0,
    "capacity" INTEGER NOT NULL DEFAULT 0,
    "free" INTEGER GENERATED ALWAYS AS ((capacity - sold)) STORED,
    "during" tstzrange,
    CONSTRAINT "performances_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "performances_hall_time" UNIQUE ("hall_id", "starts_at")
);
CREATE TABLE IF NOT EXISTS "customers" (
    "id" BIGINT NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    "person_id" BIGINT NOT NULL,
    "number" VARCHAR(20) NOT NULL DEFAULT concat('K', FLOOR(random() * 100000)),
    "discount" NUMERIC(5,2) NOT NULL DEFAULT 0.00,
    "vip" BOOLEAN NOT NULL DEFAULT FALSE,
    "country" CHAR(2) DEFAULT 'DE',
    CONSTRAINT "customers_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "customers_person_id_key" UNIQUE ("person_id")
);
CREATE TABLE IF NOT EXISTS "order" (
    "id" BIGSERIAL NOT NULL,
    "customer_id" BIGINT,
    "sold_by" INTEGER,
    "placedOn" TEXT,
    "total" REAL,
    "currency" CHAR(3) DEFAULT 'EUR',
    "state" SMALLINT NOT NULL DEFAULT 0,
    "remark" VARCHAR(1000) DEFAULT '',
    CONSTRAINT "order_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "order_lines" (
    "order_id" BIGINT NOT NULL,
    "line" INTEGER NOT NULL,
    "performance_id" INTEGER,
    "hall_id" INTEGER,
    "seat_row" CHAR(2),
    "seat_number" SMALLINT,
    "price" NUMERIC(10,2) NOT NULL,
    CONSTRAINT "order_lines_pk" PRIMARY KEY ("order_id", "line")
);
CREATE TABLE IF NOT EXISTS "order_line_notes" (
    "order_id" BIGINT NOT NULL,
    "line" INTEGER NOT NULL,
    "note" TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS "vouchers" (
    "code" VARCHAR(16) NOT NULL,
    "amount" NUMERIC(8,2) NOT NULL,
    "valid_until" DATE DEFAULT (CURRENT_DATE + 365),
    "bought_in" BIGINT,
    CONSTRAINT "vouchers_pkey" PRIMARY KEY ("code"),
    CONSTRAINT "vouchers_amount_check" CHECK ("amount" > 0 AND "amount" <= 500)
);
CREATE TABLE IF NOT EXISTS "billing"."accounts" (
    "id" SERIAL NOT NULL,
    "iban" VARCHAR(34),
    "holder" BIGINT,
    "balance" DOUBLE PRECISION DEFAULT 0,
    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "billing"."invoices" (
    "id" BIGSERIAL NOT NULL,
    "order_id" BIGINT NOT NULL,
    "account_id" INTEGER,
    "number" VARCHAR(30) NOT NULL,
    "net" NUMERIC(12,2) NOT NULL,
    "vat_percent" SMALLINT DEFAULT 19,
    "gross" NUMERIC(12,2) GENERATED ALWAYS AS ((net * 1.19)) STORED,
    "issued" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due" DATE,
    CONSTRAINT "invoices_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "invoices_number_key" UNIQUE ("number")
);
CREATE TABLE IF NOT EXISTS "billing"."payments" (
    "id" BIGSERIAL NOT NULL,
    "invoice_id" BIGINT NOT NULL,
    "kind" billing.payment_kind NOT NULL,
    "amount" NUMERIC(12,2) NOT NULL,
    "received" TIMESTAMPTZ,
    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "billing"."currencies" (
    "code" CHAR(3) NOT NULL,
    "rate" DOUBLE PRECISION NOT NULL,
    CONSTRAINT "currencies_pkey" PRIMARY KEY ("code")
);
CREATE TABLE IF NOT EXISTS "Archive"."Old Orders" (
    "Nr." INTEGER NOT NULL,
    "Customer Name" VARCHAR,
    "Größe" VARCHAR(10),
    "2nd line" TEXT,
    "self" BOOLEAN,
    "class" INTEGER DEFAULT -1
);
CREATE TABLE IF NOT EXISTS "Archive"."plays" (
    "id" INTEGER NOT NULL,
    "title" TEXT,
    CONSTRAINT "plays_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "wardrobe_items" (
    "id" SERIAL NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "size" VARCHAR(8),
    "lent_to" BIGINT,
    "lent_type" VARCHAR(30),
    "dress_id" INTEGER,
    "value" NUMERIC(9,2),
    CONSTRAINT "wardrobe_items_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "staff" (
    "person_id" BIGINT NOT NULL,
    "salary" DOUBLE PRECISION NOT NULL,
    "hired" DATE NOT NULL,
    "boss_id" BIGINT,
    "house_id" INTEGER,
    CONSTRAINT "staff_pkey" PRIMARY KEY ("person_id")
);
CREATE TABLE IF NOT EXISTS "shifts" (
    "id" SERIAL NOT NULL,
    "staff_id" BIGINT,
    "performance_id" INTEGER,
    "from" TIMESTAMP,
    "to" TIMESTAMP,
    CONSTRAINT "shifts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "shifts_check" CHECK ("to" > "from")
);
DO $groundplan$
BEGIN IF to_regclass('"comments"') IS NULL THEN
CREATE TABLE IF NOT EXISTS "comments" (
    "id" SERIAL NOT NULL,
    "commentable_id" INTEGER NOT NULL,
    "commentable_type" VARCHAR(255) NOT NULL,
    "body" TEXT NOT NULL,
    "author_id" INTEGER,
    "created_at" TIMESTAMP NOT NULL,
    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "comments" ENABLE ROW LEVEL SECURITY;
END IF; END
$groundplan$;
CREATE TABLE IF NOT EXISTS "options" (
    "key" VARCHAR(64) NOT NULL,
    "value" TEXT,
    CONSTRAINT "options_key_unique" UNIQUE ("key")
);
CREATE TABLE IF NOT EXISTS "results" (
    "id" SERIAL NOT NULL,
    "performance_id" INTEGER,
    "stars" SMALLINT,
    "match" DOUBLE PRECISION,
    CONSTRAINT "results_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "results_stars_check" CHECK ("stars" BETWEEN 1 AND 5)
);
CREATE TABLE IF NOT EXISTS "log" (
    "happened" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "who" VARCHAR(40),
    "what" xml,
    "duration" INTERVAL
);
CREATE TABLE IF NOT EXISTS "calendar" (
    "day" DATE NOT NULL,
    "is_holiday" BOOLEAN NOT NULL DEFAULT FALSE,
    "moon" REAL,
    "slots" INTEGER[],
    "hours" tstzrange[],
    CONSTRAINT "calendar_pkey" PRIMARY KEY ("day")
);
CREATE TABLE IF NOT EXISTS "tenants_plans" (
    "id" INTEGER NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    "ratio" NUMERIC(38,18),
    "data" JSON,
    "mode" BIT(3),
    "seen_at" TIME WITH TIME ZONE,
    CONSTRAINT "tenants_plans_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX IF NOT EXISTS "people_email_lower" ON "people" ((lower((email)::TEXT)));
CREATE INDEX IF NOT EXISTS "people_living" ON "people" ("last_name", "first_name") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "plays_search" ON "plays" USING gin ("search");
CREATE INDEX IF NOT EXISTS "plays_tags" ON "plays" USING gin ("tags");
CREATE INDEX IF NOT EXISTS "plays_title_trgm" ON "plays" (upper((title)::TEXT) varchar_pattern_ops, genre DESC);
CREATE INDEX IF NOT EXISTS "performances_starts" ON "performances" USING brin ("starts_at");
CREATE INDEX IF NOT EXISTS "payments_open" ON "billing"."payments" ("invoice_id") INCLUDE ("amount") WHERE "received" IS NULL;
CREATE INDEX IF NOT EXISTS "index_comments_on_commentable" ON "comments" ("commentable_type", "commentable_id");
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"houses"'::regclass AND conname = 'houses_manager_id_fkey') THEN ALTER TABLE "houses" ADD CONSTRAINT "houses_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "staff" ("person_id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"halls"'::regclass AND conname = 'halls_in_house') THEN ALTER TABLE "halls" ADD CONSTRAINT "halls_in_house" FOREIGN KEY ("house_id") REFERENCES "houses" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"seats"'::regclass AND conname = 'seats_hall_id_fkey') THEN ALTER TABLE "seats" ADD CONSTRAINT "seats_hall_id_fkey" FOREIGN KEY ("hall_id") REFERENCES "halls" ("id") ON DELETE CASCADE; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"user"'::regclass AND conname = 'user_person_id_fkey') THEN ALTER TABLE "user" ADD CONSTRAINT "user_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"roles"'::regclass AND conname = 'roles_parent_fkey') THEN ALTER TABLE "roles" ADD CONSTRAINT "roles_parent_fkey" FOREIGN KEY ("parent") REFERENCES "roles" ("id") ON DELETE SET NULL; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"user_role"'::regclass AND conname = 'user_role_user_id_fkey') THEN ALTER TABLE "user_role" ADD CONSTRAINT "user_role_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"user_role"'::regclass AND conname = 'user_role_role_id_fkey') THEN ALTER TABLE "user_role" ADD CONSTRAINT "user_role_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "roles" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"plays"'::regclass AND conname = 'plays_genre_fkey') THEN ALTER TABLE "plays" ADD CONSTRAINT "plays_genre_fkey" FOREIGN KEY ("genre") REFERENCES "genres" ("code") ON UPDATE CASCADE; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"productions"'::regclass AND conname = 'productions_play_id_fkey') THEN ALTER TABLE "productions" ADD CONSTRAINT "productions_play_id_fkey" FOREIGN KEY ("play_id") REFERENCES "plays" ("id") ON DELETE RESTRICT; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"productions"'::regclass AND conname = 'productions_director_id_fkey') THEN ALTER TABLE "productions" ADD CONSTRAINT "productions_director_id_fkey" FOREIGN KEY ("director_id") REFERENCES "people" ("id") ON DELETE SET NULL; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"performances"'::regclass AND conname = 'performances_production') THEN ALTER TABLE "performances" ADD CONSTRAINT "performances_production" FOREIGN KEY ("production_id") REFERENCES "productions" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"performances"'::regclass AND conname = 'performances_hall') THEN ALTER TABLE "performances" ADD CONSTRAINT "performances_hall" FOREIGN KEY ("hall_id") REFERENCES "halls" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"customers"'::regclass AND conname = 'customers_person_id_fkey') THEN ALTER TABLE "customers" ADD CONSTRAINT "customers_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"order"'::regclass AND conname = 'order_customer_id_fkey') THEN ALTER TABLE "order" ADD CONSTRAINT "order_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"order"'::regclass AND conname = 'order_sold_by_fkey') THEN ALTER TABLE "order" ADD CONSTRAINT "order_sold_by_fkey" FOREIGN KEY ("sold_by") REFERENCES "user" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"order_lines"'::regclass AND conname = 'order_lines_order_id_fkey') THEN ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id") ON DELETE CASCADE; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"order_lines"'::regclass AND conname = 'order_lines_performance_id_fkey') THEN ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_performance_id_fkey" FOREIGN KEY ("performance_id") REFERENCES "performances" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"order_lines"'::regclass AND conname = 'order_lines_seat') THEN ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_seat" FOREIGN KEY ("hall_id", "seat_row", "seat_number") REFERENCES "seats" ("hall_id", "row", "number"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"order_line_notes"'::regclass AND conname = 'order_line_notes_order_id_line_fkey') THEN ALTER TABLE "order_line_notes" ADD CONSTRAINT "order_line_notes_order_id_line_fkey" FOREIGN KEY ("order_id", "line") REFERENCES "order_lines" ("order_id", "line") ON DELETE CASCADE; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"vouchers"'::regclass AND conname = 'vouchers_bought_in_fkey') THEN ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_bought_in_fkey" FOREIGN KEY ("bought_in") REFERENCES "order" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"billing"."accounts"'::regclass AND conname = 'accounts_holder_fkey') THEN ALTER TABLE "billing"."accounts" ADD CONSTRAINT "accounts_holder_fkey" FOREIGN KEY ("holder") REFERENCES "people" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"billing"."invoices"'::regclass AND conname = 'invoices_order_id_fkey') THEN ALTER TABLE "billing"."invoices" ADD CONSTRAINT "invoices_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "order" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"billing"."invoices"'::regclass AND conname = 'invoices_account_id_fkey') THEN ALTER TABLE "billing"."invoices" ADD CONSTRAINT "invoices_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "billing"."accounts" ("id") ON DELETE SET DEFAULT; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"billing"."payments"'::regclass AND conname = 'payments_invoice_id_fkey') THEN ALTER TABLE "billing"."payments" ADD CONSTRAINT "payments_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "billing"."invoices" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"staff"'::regclass AND conname = 'staff_person_id_fkey') THEN ALTER TABLE "staff" ADD CONSTRAINT "staff_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE CASCADE; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"staff"'::regclass AND conname = 'staff_boss_id_fkey') THEN ALTER TABLE "staff" ADD CONSTRAINT "staff_boss_id_fkey" FOREIGN KEY ("boss_id") REFERENCES "staff" ("person_id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"staff"'::regclass AND conname = 'staff_house_id_fkey') THEN ALTER TABLE "staff" ADD CONSTRAINT "staff_house_id_fkey" FOREIGN KEY ("house_id") REFERENCES "houses" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"shifts"'::regclass AND conname = 'shifts_staff_id_fkey') THEN ALTER TABLE "shifts" ADD CONSTRAINT "shifts_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff" ("person_id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"shifts"'::regclass AND conname = 'shifts_performance_id_fkey') THEN ALTER TABLE "shifts" ADD CONSTRAINT "shifts_performance_id_fkey" FOREIGN KEY ("performance_id") REFERENCES "performances" ("id") ON DELETE CASCADE; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"comments"'::regclass AND conname = 'comments_author_id_fkey') THEN ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"results"'::regclass AND conname = 'results_performance_id_fkey') THEN ALTER TABLE "results" ADD CONSTRAINT "results_performance_id_fkey" FOREIGN KEY ("performance_id") REFERENCES "performances" ("id"); END IF; END $groundplan$;
