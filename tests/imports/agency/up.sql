-- The database as `groundplan import` found it. Every statement asks first whether it is there already, so this migration changes nothing in a
-- database that has these tables, and makes them in an empty one.
--
-- Not in it; an empty database needs it from you:
-- - schema_migrations: a tool's table, or a part of another one
-- - ar_internal_metadata: a tool's table, or a part of another one
-- - spree_users.email: `citext` is compared as a text, where capitals count
-- - spree_users.last_sign_in_ip: no field can hold `inet`, so no statement reads or writes it
-- - spree_users.preferences: no field can hold `public.hstore`, so no statement reads or writes it
-- - trips: WITH (pages_per_range = '32') (not read: how an index is kept)
-- - trips.levels: no field can hold `public.difficulty[]`, so no statement reads or writes it
-- - trips.season: no field can hold `daterange`, so no statement reads or writes it
-- - trips.altitude: no field can hold `int4range`, so no statement reads or writes it
-- - trips.coords: no field can hold `point`, so no statement reads or writes it
-- - trips.meeting_point: no field can hold `public.geo`, so no statement reads or writes it
-- - trips.search: no field can hold `TSVECTOR`, so no statement reads or writes it
-- - trips.duration: no field can hold `INTERVAL`, so no statement reads or writes it
-- - variants: NOT VALID (not read: that a constraint is not asked of the rows that are there (`NOT VALID`))
-- - addresses.geo_ip: no field can hold `cidr`, so no statement reads or writes it
-- - addresses.mac: no field can hold `macaddr`, so no statement reads or writes it
-- - orders.item_total: no field can hold `money`, so no statement reads or writes it
-- - line_items.adjustments: no field can hold `JSON`, so no statement reads or writes it
-- - tags: name COLLATE "C" (not read: how a column's values are compared, shown or kept up to date)
-- - tags: DEFERRABLE INITIALLY IMMEDIATE (not read: when a unique is asked (`DEFERRABLE`, `NOT ENFORCED`))
-- - django_migrations: a tool's table, or a part of another one
-- - members_profile.ip: no field can hold `inet`, so no statement reads or writes it
-- - databasechangelog: a tool's table, or a part of another one
-- - databasechangeloglock: a tool's table, or a part of another one
-- - booking.period: no field can hold `tstzrange`, so no statement reads or writes it
-- - booking.details: no field can hold `oid`, so no statement reads or writes it
-- - room.open_till: no field can hold `TIME WITH TIME ZONE`, so no statement reads or writes it
-- - room.flags: no field can hold `BIT(8)`, so no statement reads or writes it
-- - room.flags2: no field can hold `BIT VARYING(5)`, so no statement reads or writes it
-- - room.attributes: no field can hold `xml`, so no statement reads or writes it
-- - room.matrix: no field can hold `INTEGER[][]`, so no statement reads or writes it
-- - room.jsonPath: no field can hold `jsonpath`, so no statement reads or writes it
-- - room.char: no field can hold `"char"`, so no statement reads or writes it
-- - room.temperature: no field can hold `public.floatrange`, so no statement reads or writes it
-- - movements: PARTITION BY RANGE(booked_on) (not read: how a table is kept in parts)
-- - movements_2023: a tool's table, or a part of another one
-- - movements_2024: a tool's table, or a part of another one
-- - movements_rest: a tool's table, or a part of another one
-- - contract: INHERITS ("ERP".document) (not read: that the rows of this table are rows of another one too)
-- - contract.runs: no field can hold `daterange`, so no statement reads or writes it
-- - import_buffer: UNLOGGED (not read: that a crash empties a table)
-- - SET statement_timeout = 0 (skipped: a setting)
-- - SET client_encoding = 'UTF8' (skipped: a setting)
-- - SET standard_conforming_strings = on (skipped: a setting)
-- - SELECT pg_catalog.set_config('search_path', 'public', false) (skipped: a query)
-- - CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public (skipped: an extension)
-- - CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA public (skipped: an extension)
-- - CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public (skipped: an extension)
-- - CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public (skipped: an extension)
-- - COMMENT ON EXTENSION citext IS 'case-insensitive text' (skipped: a comment on something else than a table or column)
-- - CREATE SCHEMA portal (skipped: it says nothing of tables)
-- - CREATE SCHEMA booking (skipped: it says nothing of tables)
-- - CREATE SCHEMA "ERP" (skipped: it says nothing of tables)
-- - COMMENT ON SCHEMA portal IS 'members' (skipped: a comment on something else than a table or column)
-- - CREATE DOMAIN public.email_address AS character varying(254)… (skipped: a domain; its columns keep its name)
-- - CREATE DOMAIN public.amount AS numeric(18,4) DEFAULT 0 NOT N… (skipped: a domain; its columns keep its name)
-- - CREATE DOMAIN "ERP".mandant AS character(3) CHECK (VALUE <>… (skipped: a domain; its columns keep its name)
-- - CREATE TYPE public.geo AS (lat double precision, lon double… (skipped: a type of its own; its columns keep its name)
-- - CREATE TYPE public.floatrange AS RANGE (subtype = float8, su… (skipped: a type of its own; its columns keep its name)
-- - CREATE FUNCTION public.slugify(text) RETURNS text LANGUAGE s… (skipped: a program, which is not judged)
-- - CREATE FUNCTION public.next_code() RETURNS text LANGUAGE plp… (skipped: a program, which is not judged)
-- - CREATE SEQUENCE public.spree_users_id_seq START WITH 1 INCRE… (skipped: a sequence)
-- - ALTER SEQUENCE public.spree_users_id_seq OWNED BY public.spr… (skipped: it says nothing of tables)
-- - COMMENT ON INDEX public.trips_slug IS 'used by the web shop' (skipped: a comment on something else than a table or column)
-- - CREATE VIEW public.open_orders AS SELECT o.id, o.number FROM… (skipped: a view is no table)
-- - CREATE MATERIALIZED VIEW public.sales_by_trip AS SELECT t.id… (skipped: a view is no table)
-- - CREATE UNIQUE INDEX sales_by_trip_id ON public.sales_by_trip… (skipped: a view is no table)
-- - CREATE RULE no_delete_orders AS ON DELETE TO public.orders D… (skipped: a program, which is not judged)
-- - CREATE FUNCTION public.trips_search_update() RETURNS trigger… (skipped: a program, which is not judged)
-- - CREATE TRIGGER trips_search_update BEFORE INSERT OR UPDATE O… (skipped: a program, which is not judged)
-- - CREATE SEQUENCE booking.hibernate_sequence START WITH 1 INCR… (skipped: a sequence)
-- - CREATE TABLE "ERP".movements_2023 PARTITION OF "ERP".movemen… (skipped: a partition is a part of its table)
-- - CREATE TABLE "ERP".movements_2024 PARTITION OF "ERP".movemen… (skipped: a partition is a part of its table)
-- - CREATE TABLE "ERP".movements_rest PARTITION OF "ERP".movemen… (skipped: a partition is a part of its table)
-- - CREATE STATISTICS "ERP".bseg_stats (dependencies) ON bukrs,… (skipped: it says nothing of tables)
-- - CREATE VIEW "ERP"."offene Posten" AS SELECT belnr FROM "ERP"… (skipped: a view is no table)
-- - ALTER TABLE "ERP".bkpf CLUSTER ON bkpf_pk (skipped: what is kept where, and by whom, is not judged)
-- - ALTER TABLE "ERP".bseg ALTER COLUMN sgtxt SET STATISTICS 500 (skipped: what is kept where, and by whom, is not judged)
-- - ALTER TABLE "ERP".bseg ALTER COLUMN sgtxt SET STORAGE EXTERN… (skipped: what is kept where, and by whom, is not judged)
-- - ALTER TABLE ONLY "ERP".bseg REPLICA IDENTITY FULL (skipped: what is kept where, and by whom, is not judged)
-- - SELECT pg_catalog.setval('public.spree_users_id_seq', 1, fal… (skipped: a query)

CREATE SCHEMA IF NOT EXISTS "ERP";
CREATE SCHEMA IF NOT EXISTS "booking";
CREATE SCHEMA IF NOT EXISTS "portal";
DO $groundplan$ BEGIN CREATE TYPE public.difficulty AS ENUM ('easy', 'moderate', 'hard', 'N/A', ''); EXCEPTION WHEN duplicate_object THEN NULL; END $groundplan$;
DO $groundplan$ BEGIN CREATE TYPE portal.status AS ENUM ('draft', 'live'); EXCEPTION WHEN duplicate_object THEN NULL; END $groundplan$;
DO $groundplan$ BEGIN CREATE TYPE booking.status AS ENUM ('NEW', 'CONFIRMED', 'CANCELLED_BY_CUSTOMER', 'no-show'); EXCEPTION WHEN duplicate_object THEN NULL; END $groundplan$;
CREATE TABLE IF NOT EXISTS "spree_users" (
    "id" BIGSERIAL NOT NULL,
    "email" public.citext NOT NULL DEFAULT '',
    "encrypted_password" VARCHAR NOT NULL DEFAULT '',
    "reset_password_token" VARCHAR,
    "sign_in_count" INTEGER NOT NULL DEFAULT 0,
    "current_sign_in_at" TIMESTAMP,
    "type" VARCHAR,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "roles_mask" INTEGER,
    "api_keys" TEXT[] NOT NULL DEFAULT '{}',
    "lock_version" INTEGER NOT NULL DEFAULT 0,
    "deleted_at" TIMESTAMP,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "last_sign_in_ip" inet,
    "preferences" public.hstore DEFAULT '',
    CONSTRAINT "spree_users_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "index_spree_users_on_reset_password_token" UNIQUE ("reset_password_token")
);
DO $groundplan$
BEGIN IF to_regclass('"trips"') IS NULL THEN
CREATE TABLE IF NOT EXISTS "trips" (
    "id" BIGSERIAL NOT NULL,
    "code" TEXT NOT NULL DEFAULT public.next_code(),
    "name" VARCHAR(255) NOT NULL,
    "slug" TEXT GENERATED ALWAYS AS (lower(replace((name)::TEXT, ' '::TEXT, '-'::TEXT))) STORED,
    "description" TEXT,
    "difficulty" public.difficulty NOT NULL DEFAULT 'easy',
    "price" NUMERIC(8,2) NOT NULL DEFAULT 0.0,
    "price_cents" INTEGER,
    "rating" DOUBLE PRECISION,
    "tags" VARCHAR(40)[] DEFAULT '{}',
    "published" BOOLEAN DEFAULT FALSE,
    "position" INTEGER,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "levels" public.difficulty[] DEFAULT '{}',
    "season" daterange,
    "altitude" int4range,
    "coords" point,
    "meeting_point" public.geo,
    "search" TSVECTOR,
    "duration" INTERVAL DEFAULT '1 day',
    CONSTRAINT "trips_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "trips_slug" UNIQUE ("slug"),
    CONSTRAINT "positive_price" CHECK ("price" >= 0),
    CONSTRAINT "season_set" CHECK (published IS NOT TRUE OR season IS NOT NULL)
);
COMMENT ON TABLE "trips" IS E'What we sell: "trips" — even to O\'Brien.\n\nSecond paragraph with `code` and */ and #[model(x)].';
COMMENT ON COLUMN "trips"."rating" IS E'from 0 to 5\n"stars"';
END IF; END
$groundplan$;
CREATE TABLE IF NOT EXISTS "variants" (
    "id" BIGSERIAL NOT NULL,
    "trip_id" BIGINT NOT NULL,
    "sku" VARCHAR NOT NULL,
    "cost_currency" VARCHAR(3) DEFAULT 'EUR',
    "weight" NUMERIC(8,2) DEFAULT 0.0,
    "is_master" BOOLEAN DEFAULT FALSE,
    "created_at" TIMESTAMP,
    "updated_at" TIMESTAMP,
    CONSTRAINT "variants_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "index_variants_on_sku" UNIQUE ("sku")
);
CREATE TABLE IF NOT EXISTS "assets" (
    "id" BIGSERIAL NOT NULL,
    "viewable_type" VARCHAR,
    "viewable_id" BIGINT,
    "attachment_file_name" VARCHAR,
    "attachment_size" INTEGER,
    "alt" TEXT,
    "type" VARCHAR(75),
    "created_at" TIMESTAMP,
    "updated_at" TIMESTAMP,
    CONSTRAINT "assets_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "addresses" (
    "id" BIGSERIAL NOT NULL,
    "owner_type" VARCHAR NOT NULL,
    "owner_id" BIGINT NOT NULL,
    "firstname" VARCHAR,
    "zipcode" VARCHAR,
    "country_iso" CHAR(2) NOT NULL DEFAULT 'DE',
    "geo_ip" cidr,
    "mac" macaddr,
    CONSTRAINT "addresses_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "orders" (
    "id" BIGSERIAL NOT NULL,
    "number" VARCHAR(32),
    "user_id" BIGINT,
    "created_by_id" BIGINT,
    "bill_address_id" BIGINT,
    "ship_address_id" BIGINT,
    "state" VARCHAR DEFAULT 'cart',
    "total" NUMERIC(10,2) NOT NULL DEFAULT 0.0,
    "currency" VARCHAR(3),
    "token" UUID NOT NULL DEFAULT gen_random_uuid(),
    "completed_at" TIMESTAMP,
    "created_at" TIMESTAMP NOT NULL,
    "updated_at" TIMESTAMP NOT NULL,
    "item_total" money,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "index_orders_on_number" UNIQUE ("number")
);
CREATE TABLE IF NOT EXISTS "line_items" (
    "id" BIGSERIAL NOT NULL,
    "order_id" BIGINT,
    "variant_id" BIGINT,
    "quantity" INTEGER NOT NULL,
    "price" NUMERIC(10,2) NOT NULL,
    "total" NUMERIC(12,2) GENERATED ALWAYS AS (price * quantity::NUMERIC) STORED,
    "adjustments" JSON,
    CONSTRAINT "line_items_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "line_items_quantity_check" CHECK ("quantity" > 0)
);
CREATE TABLE IF NOT EXISTS "trips_guides" (
    "trip_id" BIGINT NOT NULL,
    "guide_id" BIGINT NOT NULL,
    CONSTRAINT "trips_guides_pair" UNIQUE ("trip_id", "guide_id")
);
CREATE TABLE IF NOT EXISTS "taggings" (
    "id" SERIAL NOT NULL,
    "tag_id" INTEGER,
    "taggable_type" VARCHAR(255),
    "taggable_id" INTEGER,
    "tagger_id" INTEGER,
    "tagger_type" VARCHAR(255),
    "context" VARCHAR(128),
    "created_at" TIMESTAMP,
    CONSTRAINT "taggings_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "taggings_idx" UNIQUE ("tag_id", "taggable_id", "taggable_type", "context", "tagger_id", "tagger_type")
);
CREATE TABLE IF NOT EXISTS "tags" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(255),
    "taggings_count" INTEGER DEFAULT 0,
    CONSTRAINT "tags_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "tags_name" UNIQUE ("name")
);
CREATE TABLE IF NOT EXISTS "portal"."django_content_type" (
    "id" INTEGER NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    "app_label" VARCHAR(100) NOT NULL,
    "model" VARCHAR(100) NOT NULL,
    CONSTRAINT "django_content_type_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "django_content_type_app_label_model_76bd3d3b_uniq" UNIQUE ("app_label", "model")
);
CREATE TABLE IF NOT EXISTS "portal"."auth_permission" (
    "id" INTEGER NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    "name" VARCHAR(255) NOT NULL,
    "content_type_id" INTEGER NOT NULL,
    "codename" VARCHAR(100) NOT NULL,
    CONSTRAINT "auth_permission_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "auth_permission_content_type_id_codename_uniq" UNIQUE ("content_type_id", "codename")
);
CREATE TABLE IF NOT EXISTS "portal"."auth_group" (
    "id" SERIAL NOT NULL,
    "name" VARCHAR(150) NOT NULL,
    CONSTRAINT "auth_group_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "auth_group_name_key" UNIQUE ("name")
);
CREATE TABLE IF NOT EXISTS "portal"."auth_user" (
    "id" INTEGER NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    "password" VARCHAR(128) NOT NULL,
    "last_login" TIMESTAMPTZ,
    "is_superuser" BOOLEAN NOT NULL,
    "username" VARCHAR(150) NOT NULL,
    "first_name" VARCHAR(150) NOT NULL,
    "email" public.email_address NOT NULL,
    "is_staff" BOOLEAN NOT NULL,
    "is_active" BOOLEAN NOT NULL,
    "date_joined" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "auth_user_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "auth_user_username_key" UNIQUE ("username")
);
CREATE TABLE IF NOT EXISTS "portal"."auth_user_groups" (
    "id" BIGINT NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    "user_id" INTEGER NOT NULL,
    "group_id" INTEGER NOT NULL,
    CONSTRAINT "auth_user_groups_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "auth_user_groups_user_id_group_id_uniq" UNIQUE ("user_id", "group_id")
);
CREATE TABLE IF NOT EXISTS "portal"."auth_group_permissions" (
    "id" BIGSERIAL NOT NULL,
    "group_id" INTEGER NOT NULL,
    "permission_id" INTEGER NOT NULL,
    CONSTRAINT "auth_group_permissions_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "auth_group_permissions_group_id_permission_id_key" UNIQUE ("group_id", "permission_id")
);
CREATE TABLE IF NOT EXISTS "portal"."django_admin_log" (
    "id" INTEGER NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    "action_time" TIMESTAMPTZ NOT NULL,
    "object_id" TEXT,
    "object_repr" VARCHAR(200) NOT NULL,
    "action_flag" SMALLINT NOT NULL,
    "change_message" TEXT NOT NULL,
    "content_type_id" INTEGER,
    "user_id" INTEGER NOT NULL,
    CONSTRAINT "django_admin_log_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "django_admin_log_action_flag_check" CHECK ("action_flag" >= 0)
);
CREATE TABLE IF NOT EXISTS "portal"."django_session" (
    "session_key" VARCHAR(40) NOT NULL,
    "session_data" TEXT NOT NULL,
    "expire_date" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "django_session_pkey" PRIMARY KEY ("session_key")
);
CREATE TABLE IF NOT EXISTS "portal"."members_profile" (
    "user_id" INTEGER NOT NULL,
    "state" portal.status NOT NULL DEFAULT 'draft',
    "gender" CHARACTER VARYING(1) NOT NULL,
    "plan" VARCHAR(20) NOT NULL DEFAULT 'basic',
    "points" INTEGER NOT NULL,
    "birthday" DATE,
    "prefs" JSONB NOT NULL DEFAULT '{"newsletter": true}',
    "photo" BYTEA,
    "token" BYTEA DEFAULT '\x00',
    "ip" inet,
    CONSTRAINT "members_profile_pkey" PRIMARY KEY ("user_id"),
    CONSTRAINT "members_profile_gender_check" CHECK ("gender" IN ('m', 'f', 'x', '')),
    CONSTRAINT "members_profile_plan_check" CHECK ("plan" IN ('basic', 'gold')),
    CONSTRAINT "members_profile_points_check" CHECK ("points" >= 0),
    CONSTRAINT "members_profile_birthday_check" CHECK ("birthday" > '1900-01-01')
);
CREATE TABLE IF NOT EXISTS "portal"."orders" (
    "id" INTEGER NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    "member_id" INTEGER NOT NULL,
    "shop_order_id" BIGINT,
    "placed" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "portal"."order_notes" (
    "id" INTEGER NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    "order_id" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    CONSTRAINT "order_notes_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "portal"."tags" (
    "id" SERIAL NOT NULL,
    "label" VARCHAR(50) NOT NULL,
    CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "booking"."person" (
    "dtype" VARCHAR(31) NOT NULL,
    "id" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "firstName" VARCHAR(255),
    "lastName" VARCHAR(255),
    "passport_no" VARCHAR(255),
    "licence_no" VARCHAR(255),
    "boss_id" BIGINT,
    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "booking"."booking" (
    "id" BIGINT NOT NULL DEFAULT nextval('booking.hibernate_sequence'),
    "status" booking.status NOT NULL DEFAULT 'NEW',
    "statusOrdinal" INTEGER,
    "room_id" BIGINT,
    "customer_id" BIGINT NOT NULL,
    "createdDate" TIMESTAMP,
    "amount" NUMERIC(19,2),
    "period" tstzrange NOT NULL,
    "details" oid,
    CONSTRAINT "booking_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "uk_k8d0f2n7n88w1a16yhua64onx" UNIQUE ("customer_id", "period"),
    CONSTRAINT "booking_no_overlap" EXCLUDE USING gist (room_id WITH =, period WITH &&) WHERE ((status <> 'CANCELLED_BY_CUSTOMER'::booking.status))
);
CREATE TABLE IF NOT EXISTS "booking"."booking_extras" (
    "booking_id" BIGINT NOT NULL,
    "extras" VARCHAR(255)
);
CREATE TABLE IF NOT EXISTS "booking"."booking_person" (
    "bookings_id" BIGINT NOT NULL,
    "travellers_id" BIGINT NOT NULL,
    CONSTRAINT "booking_person_pkey" PRIMARY KEY ("bookings_id", "travellers_id")
);
CREATE TABLE IF NOT EXISTS "booking"."booking_aud" (
    "id" BIGINT NOT NULL,
    "rev" INTEGER NOT NULL,
    "revtype" SMALLINT,
    "status" VARCHAR(255),
    CONSTRAINT "booking_aud_pkey" PRIMARY KEY ("rev", "id")
);
CREATE TABLE IF NOT EXISTS "booking"."revinfo" (
    "rev" INTEGER NOT NULL,
    "revtstmp" BIGINT,
    CONSTRAINT "revinfo_pkey" PRIMARY KEY ("rev")
);
CREATE TABLE IF NOT EXISTS "booking"."room" (
    "id" BIGINT NOT NULL,
    "name" VARCHAR(255),
    "beds" INTEGER DEFAULT 2,
    "price" REAL,
    "open_from" TIME,
    "uuid" UUID,
    "open_till" TIME WITH TIME ZONE,
    "flags" BIT(8) DEFAULT '00000000',
    "flags2" BIT VARYING(5),
    "attributes" xml,
    "matrix" INTEGER[][],
    "jsonPath" jsonpath,
    "char" "char",
    "temperature" public.floatrange,
    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "ERP"."T001" (
    "MANDT" "ERP".mandant NOT NULL,
    "BUKRS" CHAR(4) NOT NULL,
    "BUTXT" VARCHAR(25) NOT NULL DEFAULT ' ',
    "WAERS" CHAR(5) NOT NULL DEFAULT '',
    CONSTRAINT "T001~0" PRIMARY KEY ("MANDT", "BUKRS")
);
CREATE TABLE IF NOT EXISTS "ERP"."bkpf" (
    "mandt" "ERP".mandant NOT NULL,
    "bukrs" CHAR(4) NOT NULL,
    "belnr" CHAR(10) NOT NULL,
    "gjahr" NUMERIC(4,0) NOT NULL,
    "budat" DATE NOT NULL,
    "cpudt" CHAR(8) NOT NULL DEFAULT '00000000',
    "xblnr" VARCHAR(16),
    "amount" public.amount NOT NULL,
    "kurs" NUMERIC(9,5),
    "huge" NUMERIC(38,10),
    CONSTRAINT "bkpf_pk" PRIMARY KEY ("mandt", "bukrs", "belnr", "gjahr")
);
CREATE TABLE IF NOT EXISTS "ERP"."bseg" (
    "mandt" CHAR(3) NOT NULL,
    "bukrs" CHAR(4) NOT NULL,
    "belnr" CHAR(10) NOT NULL,
    "gjahr" NUMERIC(4,0) NOT NULL,
    "buzei" SMALLINT NOT NULL,
    "wrbtr" NUMERIC(18,4) NOT NULL DEFAULT 0,
    "shkzg" CHAR(1) NOT NULL,
    "sgtxt" TEXT,
    CONSTRAINT "bseg_pkey" PRIMARY KEY ("mandt", "bukrs", "belnr", "gjahr", "buzei"),
    CONSTRAINT "shkzg_valid" CHECK ("shkzg" = 'S' OR "shkzg" = 'H'),
    CONSTRAINT "not_zero" CHECK ("wrbtr" <> 0)
);
CREATE TABLE IF NOT EXISTS "ERP"."material" (
    "mandt" CHAR(3) NOT NULL,
    "matnr" CHAR(18) NOT NULL,
    "werks" CHAR(4) NOT NULL,
    "bestand" NUMERIC(18,4),
    "dispo_mandt" CHAR(3),
    "dispo_matnr" CHAR(18),
    "dispo_werks" CHAR(4),
    CONSTRAINT "material_pkey" PRIMARY KEY ("mandt", "matnr", "werks")
);
CREATE TABLE IF NOT EXISTS "ERP"."movements" (
    "id" BIGINT NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    "booked_on" DATE NOT NULL,
    "mandt" CHAR(3) NOT NULL,
    "matnr" CHAR(18) NOT NULL,
    "werks" CHAR(4) NOT NULL,
    "qty" NUMERIC(18,4) NOT NULL,
    CONSTRAINT "movements_pkey" PRIMARY KEY ("id", "booked_on")
);
CREATE TABLE IF NOT EXISTS "ERP"."document" (
    "id" SERIAL NOT NULL,
    "title" VARCHAR(80) NOT NULL,
    "made" TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "ERP"."contract" (
    "id" INTEGER NOT NULL DEFAULT nextval('"ERP".document_id_seq'::REGCLASS),
    "title" VARCHAR(80) NOT NULL,
    "made" TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,
    "partner" VARCHAR(80) NOT NULL,
    "runs" daterange
);
CREATE TABLE IF NOT EXISTS "ERP"."import_buffer" (
    "line" INTEGER,
    "raw" TEXT,
    "when" TIMESTAMP DEFAULT ('now'::TEXT)::TIMESTAMP(3)
);
CREATE TABLE IF NOT EXISTS "ERP"."Preis Liste" (
    "Artikel-Nr" VARCHAR(18) NOT NULL,
    "gültig ab" DATE NOT NULL,
    "Preis €" NUMERIC(18,4) NOT NULL,
    "type" INTEGER NOT NULL,
    "self" TEXT,
    "1st" BOOLEAN NOT NULL DEFAULT TRUE,
    CONSTRAINT "PK Preis" PRIMARY KEY ("Artikel-Nr", "gültig ab"),
    CONSTRAINT "Preis > 0" CHECK ("Preis €" > 0)
);
CREATE TABLE IF NOT EXISTS "ERP"."empty_table" (
    
);
DO $groundplan$
BEGIN IF to_regclass('"ERP"."tree"') IS NULL THEN
CREATE TABLE IF NOT EXISTS "ERP"."tree" (
    "mandt" CHAR(3) NOT NULL,
    "node" INTEGER NOT NULL,
    "parent" INTEGER,
    CONSTRAINT "tree_pkey" PRIMARY KEY ("mandt", "node")
);
ALTER TABLE "ERP"."tree" ENABLE ROW LEVEL SECURITY;
END IF; END
$groundplan$;
CREATE TABLE IF NOT EXISTS "ERP"."a_side" (
    "id" INTEGER NOT NULL,
    "b_id" INTEGER NOT NULL,
    CONSTRAINT "a_side_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "ERP"."b_side" (
    "id" INTEGER NOT NULL,
    "a_id" INTEGER NOT NULL,
    CONSTRAINT "b_side_pkey" PRIMARY KEY ("id")
);
CREATE TABLE IF NOT EXISTS "ERP"."an_exceedingly_long_table_name_that_fills_all_sixty_three_bytes" (
    "id" INTEGER NOT NULL,
    "a_column_whose_name_is_also_as_long_as_postgres_allows_it_to_be" TEXT,
    CONSTRAINT "an_exceedingly_long_table_name_that_fills_all_sixty_three__pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX IF NOT EXISTS "index_spree_users_on_email" ON "spree_users" ("email") WHERE "deleted_at" IS NULL;
CREATE INDEX IF NOT EXISTS "index_spree_users_on_settings" ON "spree_users" USING gin (settings jsonb_path_ops);
CREATE INDEX IF NOT EXISTS "index_spree_users_on_keys" ON "spree_users" USING gin ("api_keys");
CREATE UNIQUE INDEX IF NOT EXISTS "trips_code_ci" ON "trips" ((lower(code)));
CREATE INDEX IF NOT EXISTS "trips_search" ON "trips" USING gin ("search");
CREATE INDEX IF NOT EXISTS "trips_name_trgm" ON "trips" USING gin (name public.gin_trgm_ops);
CREATE INDEX IF NOT EXISTS "trips_recent" ON "trips" (created_at DESC NULLS LAST, id) INCLUDE ("name") WHERE "published" = TRUE;
CREATE INDEX IF NOT EXISTS "trips_created_brin" ON "trips" USING brin ("created_at");
CREATE INDEX IF NOT EXISTS "index_variants_on_trip_id" ON "variants" ("trip_id");
CREATE INDEX IF NOT EXISTS "index_assets_on_viewable" ON "assets" ("viewable_type", "viewable_id");
CREATE INDEX IF NOT EXISTS "index_orders_on_user_and_state" ON "orders" ("user_id", "state") WHERE "state" <> 'cart' AND "completed_at" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "auth_group_name_like" ON "portal"."auth_group" (name varchar_pattern_ops);
CREATE INDEX IF NOT EXISTS "django_session_expire_date_a5c62663" ON "portal"."django_session" ("expire_date");
CREATE INDEX IF NOT EXISTS "bseg_text" ON "ERP"."bseg" ((upper("substring"(sgtxt, 1, 20))), (wrbtr * (2)::NUMERIC));
CREATE INDEX IF NOT EXISTS "movements_material" ON "ERP"."movements" ("mandt", "matnr", "werks");
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"variants"'::regclass AND conname = 'fk_rails_19d1f3f9b4') THEN ALTER TABLE "variants" ADD CONSTRAINT "fk_rails_19d1f3f9b4" FOREIGN KEY ("trip_id") REFERENCES "trips" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"orders"'::regclass AND conname = 'fk_rails_user') THEN ALTER TABLE "orders" ADD CONSTRAINT "fk_rails_user" FOREIGN KEY ("user_id") REFERENCES "spree_users" ("id") ON DELETE SET NULL; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"orders"'::regclass AND conname = 'fk_rails_creator') THEN ALTER TABLE "orders" ADD CONSTRAINT "fk_rails_creator" FOREIGN KEY ("created_by_id") REFERENCES "spree_users" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"orders"'::regclass AND conname = 'fk_rails_bill') THEN ALTER TABLE "orders" ADD CONSTRAINT "fk_rails_bill" FOREIGN KEY ("bill_address_id") REFERENCES "addresses" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"line_items"'::regclass AND conname = 'line_items_order_id_fkey') THEN ALTER TABLE "line_items" ADD CONSTRAINT "line_items_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders" ("id") ON DELETE CASCADE; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"line_items"'::regclass AND conname = 'line_items_variant_id_fkey') THEN ALTER TABLE "line_items" ADD CONSTRAINT "line_items_variant_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"taggings"'::regclass AND conname = 'taggings_tag_id_fkey') THEN ALTER TABLE "taggings" ADD CONSTRAINT "taggings_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tags" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"portal"."auth_permission"'::regclass AND conname = 'auth_permission_content_type_id_fk') THEN ALTER TABLE "portal"."auth_permission" ADD CONSTRAINT "auth_permission_content_type_id_fk" FOREIGN KEY ("content_type_id") REFERENCES "portal"."django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"portal"."auth_user_groups"'::regclass AND conname = 'auth_user_groups_user_id_fkey') THEN ALTER TABLE "portal"."auth_user_groups" ADD CONSTRAINT "auth_user_groups_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "portal"."auth_user" ("id") DEFERRABLE INITIALLY DEFERRED; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"portal"."auth_user_groups"'::regclass AND conname = 'auth_user_groups_group_id_fkey') THEN ALTER TABLE "portal"."auth_user_groups" ADD CONSTRAINT "auth_user_groups_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "portal"."auth_group" ("id") DEFERRABLE INITIALLY DEFERRED; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"portal"."auth_group_permissions"'::regclass AND conname = 'auth_group_permissions_group_id_fkey') THEN ALTER TABLE "portal"."auth_group_permissions" ADD CONSTRAINT "auth_group_permissions_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "portal"."auth_group" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"portal"."auth_group_permissions"'::regclass AND conname = 'auth_group_permissions_permission_id_fkey') THEN ALTER TABLE "portal"."auth_group_permissions" ADD CONSTRAINT "auth_group_permissions_permission_id_fkey" FOREIGN KEY ("permission_id") REFERENCES "portal"."auth_permission" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"portal"."django_admin_log"'::regclass AND conname = 'django_admin_log_content_type_id_fkey') THEN ALTER TABLE "portal"."django_admin_log" ADD CONSTRAINT "django_admin_log_content_type_id_fkey" FOREIGN KEY ("content_type_id") REFERENCES "portal"."django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"portal"."django_admin_log"'::regclass AND conname = 'django_admin_log_user_id_fkey') THEN ALTER TABLE "portal"."django_admin_log" ADD CONSTRAINT "django_admin_log_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "portal"."auth_user" ("id") DEFERRABLE INITIALLY DEFERRED; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"portal"."members_profile"'::regclass AND conname = 'members_profile_user_id_fkey') THEN ALTER TABLE "portal"."members_profile" ADD CONSTRAINT "members_profile_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "portal"."auth_user" ("id") ON DELETE CASCADE; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"portal"."orders"'::regclass AND conname = 'orders_member_id_fkey') THEN ALTER TABLE "portal"."orders" ADD CONSTRAINT "orders_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "portal"."members_profile" ("user_id") ON DELETE RESTRICT; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"portal"."orders"'::regclass AND conname = 'orders_shop_order_id_fkey') THEN ALTER TABLE "portal"."orders" ADD CONSTRAINT "orders_shop_order_id_fkey" FOREIGN KEY ("shop_order_id") REFERENCES "orders" ("id") ON DELETE SET NULL; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"portal"."order_notes"'::regclass AND conname = 'order_notes_order_id_fkey') THEN ALTER TABLE "portal"."order_notes" ADD CONSTRAINT "order_notes_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "portal"."orders" ("id") ON DELETE CASCADE; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"booking"."person"'::regclass AND conname = 'fkqb1twlfnyq1tl0l1ylrv3ctw') THEN ALTER TABLE "booking"."person" ADD CONSTRAINT "fkqb1twlfnyq1tl0l1ylrv3ctw" FOREIGN KEY ("boss_id") REFERENCES "booking"."person" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"booking"."booking"'::regclass AND conname = 'fk_room') THEN ALTER TABLE "booking"."booking" ADD CONSTRAINT "fk_room" FOREIGN KEY ("room_id") REFERENCES "booking"."room" ("id") ON UPDATE CASCADE; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"booking"."booking"'::regclass AND conname = 'fk_customer') THEN ALTER TABLE "booking"."booking" ADD CONSTRAINT "fk_customer" FOREIGN KEY ("customer_id") REFERENCES "booking"."person" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"booking"."booking_extras"'::regclass AND conname = 'booking_extras_booking_id_fkey') THEN ALTER TABLE "booking"."booking_extras" ADD CONSTRAINT "booking_extras_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"."booking" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"booking"."booking_person"'::regclass AND conname = 'booking_person_bookings_id_fkey') THEN ALTER TABLE "booking"."booking_person" ADD CONSTRAINT "booking_person_bookings_id_fkey" FOREIGN KEY ("bookings_id") REFERENCES "booking"."booking" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"booking"."booking_person"'::regclass AND conname = 'booking_person_travellers_id_fkey') THEN ALTER TABLE "booking"."booking_person" ADD CONSTRAINT "booking_person_travellers_id_fkey" FOREIGN KEY ("travellers_id") REFERENCES "booking"."person" ("id"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"booking"."booking_aud"'::regclass AND conname = 'fk_rev') THEN ALTER TABLE "booking"."booking_aud" ADD CONSTRAINT "fk_rev" FOREIGN KEY ("rev") REFERENCES "booking"."revinfo" ("rev"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"ERP"."bkpf"'::regclass AND conname = 'bkpf_company') THEN ALTER TABLE "ERP"."bkpf" ADD CONSTRAINT "bkpf_company" FOREIGN KEY ("mandt", "bukrs") REFERENCES "ERP"."T001" ("MANDT", "BUKRS"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"ERP"."bseg"'::regclass AND conname = 'bseg_head') THEN ALTER TABLE "ERP"."bseg" ADD CONSTRAINT "bseg_head" FOREIGN KEY ("mandt", "bukrs", "belnr", "gjahr") REFERENCES "ERP"."bkpf" ("mandt", "bukrs", "belnr", "gjahr") ON DELETE CASCADE; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"ERP"."material"'::regclass AND conname = 'material_dispo_mandt_dispo_matnr_dispo_werks_fkey') THEN ALTER TABLE "ERP"."material" ADD CONSTRAINT "material_dispo_mandt_dispo_matnr_dispo_werks_fkey" FOREIGN KEY ("dispo_mandt", "dispo_matnr", "dispo_werks") REFERENCES "ERP"."material" ("mandt", "matnr", "werks") MATCH FULL ON DELETE SET NULL; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"ERP"."movements"'::regclass AND conname = 'movements_mandt_matnr_werks_fkey') THEN ALTER TABLE "ERP"."movements" ADD CONSTRAINT "movements_mandt_matnr_werks_fkey" FOREIGN KEY ("mandt", "matnr", "werks") REFERENCES "ERP"."material" ("mandt", "matnr", "werks"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"ERP"."tree"'::regclass AND conname = 'tree_mandt_parent_fkey') THEN ALTER TABLE "ERP"."tree" ADD CONSTRAINT "tree_mandt_parent_fkey" FOREIGN KEY ("mandt", "parent") REFERENCES "ERP"."tree" ("mandt", "node"); END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"ERP"."a_side"'::regclass AND conname = 'a_to_b') THEN ALTER TABLE "ERP"."a_side" ADD CONSTRAINT "a_to_b" FOREIGN KEY ("b_id") REFERENCES "ERP"."b_side" ("id") DEFERRABLE; END IF; END $groundplan$;
DO $groundplan$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"ERP"."b_side"'::regclass AND conname = 'b_side_a_id_fkey') THEN ALTER TABLE "ERP"."b_side" ADD CONSTRAINT "b_side_a_id_fkey" FOREIGN KEY ("a_id") REFERENCES "ERP"."a_side" ("id"); END IF; END $groundplan$;
