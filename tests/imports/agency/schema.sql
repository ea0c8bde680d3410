-- An adventure-travel agency since 2009: a shop (Rails), a members' site (Django), bookings (Hibernate) and the accounts of a firm that was bought (an ERP).
SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', 'public', false);

CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
COMMENT ON EXTENSION citext IS 'case-insensitive text';

CREATE SCHEMA portal;
CREATE SCHEMA booking;
CREATE SCHEMA "ERP";
COMMENT ON SCHEMA portal IS 'members';

CREATE DOMAIN public.email_address AS character varying(254) CONSTRAINT email_has_at CHECK (VALUE ~ '^[^@]+@[^@]+$');
CREATE DOMAIN public.amount AS numeric(18,4) DEFAULT 0 NOT NULL;
CREATE DOMAIN "ERP".mandant AS character(3) CHECK (VALUE <> '');
CREATE TYPE public.difficulty AS ENUM ('easy', 'moderate', 'hard', 'N/A', '');
CREATE TYPE booking.status AS ENUM ('NEW', 'CONFIRMED', 'CANCELLED_BY_CUSTOMER', 'no-show');
CREATE TYPE portal.status AS ENUM ('draft', 'live');
CREATE TYPE public.geo AS (lat double precision, lon double precision);
CREATE TYPE public.floatrange AS RANGE (subtype = float8, subtype_diff = float8mi);

CREATE FUNCTION public.slugify(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(regexp_replace($1, '[^a-zA-Z0-9]+', '-', 'g')) $$;
CREATE FUNCTION public.next_code() RETURNS text LANGUAGE plpgsql AS $fn$ BEGIN RETURN 'T' || floor(random() * 100000)::text; END; $fn$;

-- The shop: Rails 2 to 7 -----------------------------------------------------------------------------------------------------------------
CREATE TABLE public.schema_migrations (version character varying NOT NULL PRIMARY KEY);
CREATE TABLE public.ar_internal_metadata (
    key character varying NOT NULL,
    value character varying,
    created_at timestamp(6) without time zone NOT NULL,
    updated_at timestamp(6) without time zone NOT NULL
);
ALTER TABLE ONLY public.ar_internal_metadata ADD CONSTRAINT ar_internal_metadata_pkey PRIMARY KEY (key);

CREATE TABLE public.spree_users (
    id bigint NOT NULL,
    email public.citext DEFAULT ''::public.citext NOT NULL,
    encrypted_password character varying DEFAULT ''::character varying NOT NULL,
    reset_password_token character varying,
    sign_in_count integer DEFAULT 0 NOT NULL,
    current_sign_in_at timestamp without time zone,
    last_sign_in_ip inet,
    type character varying,
    preferences public.hstore DEFAULT ''::public.hstore,
    settings jsonb DEFAULT '{}'::jsonb NOT NULL,
    roles_mask integer,
    api_keys text[] DEFAULT '{}'::text[] NOT NULL,
    lock_version integer DEFAULT 0 NOT NULL,
    deleted_at timestamp without time zone,
    created_at timestamp without time zone NOT NULL,
    updated_at timestamp without time zone NOT NULL
);
CREATE SEQUENCE public.spree_users_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1;
ALTER SEQUENCE public.spree_users_id_seq OWNED BY public.spree_users.id;
ALTER TABLE ONLY public.spree_users ALTER COLUMN id SET DEFAULT nextval('public.spree_users_id_seq'::regclass);
ALTER TABLE ONLY public.spree_users ADD CONSTRAINT spree_users_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX index_spree_users_on_email ON public.spree_users USING btree (email) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX index_spree_users_on_reset_password_token ON public.spree_users USING btree (reset_password_token);
CREATE INDEX index_spree_users_on_settings ON public.spree_users USING gin (settings jsonb_path_ops);
CREATE INDEX index_spree_users_on_keys ON public.spree_users USING gin (api_keys);

CREATE TABLE public.trips (
    id bigserial PRIMARY KEY,
    code text DEFAULT public.next_code() NOT NULL,
    name character varying(255) NOT NULL,
    slug text GENERATED ALWAYS AS (lower(replace((name)::text, ' '::text, '-'::text))) STORED,
    description text,
    difficulty public.difficulty DEFAULT 'easy'::public.difficulty NOT NULL,
    levels public.difficulty[] DEFAULT '{}'::public.difficulty[],
    price numeric(8,2) DEFAULT 0.0 NOT NULL,
    price_cents integer,
    rating double precision,
    season daterange,
    altitude int4range,
    coords point,
    meeting_point public.geo,
    search tsvector,
    tags character varying(40)[] DEFAULT '{}'::character varying[],
    published boolean DEFAULT false,
    "position" integer,
    duration interval DEFAULT '1 day'::interval,
    created_at timestamp without time zone NOT NULL,
    updated_at timestamp without time zone NOT NULL,
    CONSTRAINT positive_price CHECK (price >= (0)::numeric),
    CONSTRAINT season_set CHECK (published IS NOT TRUE OR season IS NOT NULL)
);
CREATE UNIQUE INDEX trips_slug ON public.trips (slug);
CREATE UNIQUE INDEX trips_code_ci ON public.trips (lower(code));
CREATE INDEX trips_search ON public.trips USING gin (search);
CREATE INDEX trips_name_trgm ON public.trips USING gin (name public.gin_trgm_ops);
CREATE INDEX trips_recent ON public.trips USING btree (created_at DESC NULLS LAST, id) INCLUDE (name) WHERE published;
CREATE INDEX trips_created_brin ON public.trips USING brin (created_at) WITH (pages_per_range='32');
COMMENT ON TABLE public.trips IS 'What we sell: "trips" — even to O''Brien.

Second paragraph with `code` and */ and #[model(x)].';
COMMENT ON COLUMN public.trips.price IS '';
COMMENT ON COLUMN public.trips.rating IS 'from 0 to 5
"stars"';
COMMENT ON INDEX public.trips_slug IS 'used by the web shop';

CREATE TABLE public.variants (
    id bigserial PRIMARY KEY,
    trip_id bigint NOT NULL,
    sku character varying NOT NULL,
    cost_currency character varying(3) DEFAULT 'EUR',
    weight numeric(8,2) DEFAULT 0.0,
    is_master boolean DEFAULT false,
    created_at timestamp without time zone,
    updated_at timestamp without time zone
);
ALTER TABLE public.variants ADD CONSTRAINT fk_rails_19d1f3f9b4 FOREIGN KEY (trip_id) REFERENCES public.trips(id) NOT VALID;
CREATE INDEX index_variants_on_trip_id ON public.variants USING btree (trip_id);
CREATE UNIQUE INDEX index_variants_on_sku ON public.variants USING btree (sku);

CREATE TABLE public.assets (
    id bigserial PRIMARY KEY,
    viewable_type character varying,
    viewable_id bigint,
    attachment_file_name character varying,
    attachment_size integer,
    alt text,
    "type" character varying(75),
    created_at timestamp without time zone,
    updated_at timestamp without time zone
);
CREATE INDEX index_assets_on_viewable ON public.assets USING btree (viewable_type, viewable_id);
CREATE TABLE public.addresses (
    id bigserial PRIMARY KEY,
    owner_type character varying NOT NULL,
    owner_id bigint NOT NULL,
    firstname character varying,
    zipcode character varying,
    country_iso character(2) DEFAULT 'DE'::bpchar NOT NULL,
    geo_ip cidr,
    mac macaddr
);
CREATE TABLE public.orders (
    id bigserial PRIMARY KEY,
    number character varying(32),
    user_id bigint,
    created_by_id bigint,
    bill_address_id bigint,
    ship_address_id bigint,
    state character varying DEFAULT 'cart',
    total numeric(10,2) DEFAULT 0.0 NOT NULL,
    item_total money,
    currency character varying(3),
    token uuid DEFAULT gen_random_uuid() NOT NULL,
    completed_at timestamp without time zone,
    created_at timestamp without time zone NOT NULL,
    updated_at timestamp without time zone NOT NULL
);
ALTER TABLE ONLY public.orders ADD CONSTRAINT fk_rails_user FOREIGN KEY (user_id) REFERENCES public.spree_users(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.orders ADD CONSTRAINT fk_rails_creator FOREIGN KEY (created_by_id) REFERENCES public.spree_users(id);
ALTER TABLE ONLY public.orders ADD CONSTRAINT fk_rails_bill FOREIGN KEY (bill_address_id) REFERENCES public.addresses(id) ON UPDATE CASCADE ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX index_orders_on_number ON public.orders (number);
CREATE INDEX index_orders_on_user_and_state ON public.orders (user_id, state) WHERE state::text <> 'cart'::text AND completed_at IS NOT NULL;

CREATE TABLE public.line_items (
    id bigserial PRIMARY KEY,
    order_id bigint REFERENCES public.orders(id) ON DELETE CASCADE,
    variant_id bigint REFERENCES public.variants,
    quantity integer NOT NULL CHECK (quantity > 0),
    price numeric(10,2) NOT NULL,
    adjustments json,
    total numeric(12,2) GENERATED ALWAYS AS (price * quantity::numeric) STORED
);
CREATE TABLE public.trips_guides (
    trip_id bigint NOT NULL,
    guide_id bigint NOT NULL
);
CREATE UNIQUE INDEX trips_guides_pair ON public.trips_guides (trip_id, guide_id);
CREATE TABLE public.taggings (
    id serial PRIMARY KEY,
    tag_id integer,
    taggable_type character varying(255),
    taggable_id integer,
    tagger_id integer,
    tagger_type character varying(255),
    context character varying(128),
    created_at timestamp without time zone,
    CONSTRAINT taggings_idx UNIQUE (tag_id, taggable_id, taggable_type, context, tagger_id, tagger_type)
);
CREATE TABLE public.tags (
    id serial PRIMARY KEY,
    name character varying(255) COLLATE "C",
    taggings_count integer DEFAULT 0,
    CONSTRAINT tags_name UNIQUE (name) DEFERRABLE INITIALLY IMMEDIATE
);
ALTER TABLE public.taggings ADD FOREIGN KEY (tag_id) REFERENCES public.tags;

-- Rails views and matters beside
CREATE VIEW public.open_orders AS SELECT o.id, o.number FROM public.orders o WHERE o.completed_at IS NULL;
CREATE MATERIALIZED VIEW public.sales_by_trip AS SELECT t.id AS trip_id, count(*) AS n FROM public.trips t GROUP BY t.id WITH NO DATA;
CREATE UNIQUE INDEX sales_by_trip_id ON public.sales_by_trip (trip_id);
CREATE RULE no_delete_orders AS ON DELETE TO public.orders DO INSTEAD NOTHING;
CREATE FUNCTION public.trips_search_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := to_tsvector('simple', coalesce(NEW.name, ''));
  RETURN NEW;
END;
$$;
CREATE TRIGGER trips_search_update BEFORE INSERT OR UPDATE OF name ON public.trips FOR EACH ROW WHEN (NEW.name IS NOT NULL) EXECUTE FUNCTION public.trips_search_update();

-- The members' site: Django ---------------------------------------------------------------------------------------------------------------
CREATE TABLE portal.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE portal.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME portal.django_migrations_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);
ALTER TABLE ONLY portal.django_migrations ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
CREATE TABLE portal.django_content_type (
    id integer NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model)
);
CREATE TABLE portal.auth_permission (
    id integer NOT NULL GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 10),
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL,
    CONSTRAINT auth_permission_pkey PRIMARY KEY (id),
    CONSTRAINT auth_permission_content_type_id_codename_uniq UNIQUE (content_type_id, codename)
);
ALTER TABLE ONLY portal.auth_permission ADD CONSTRAINT auth_permission_content_type_id_fk FOREIGN KEY (content_type_id) REFERENCES portal.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE portal.auth_group (id serial PRIMARY KEY, name varchar(150) NOT NULL UNIQUE);
CREATE INDEX auth_group_name_like ON portal.auth_group (name varchar_pattern_ops);
CREATE TABLE portal.auth_user (
    id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL UNIQUE,
    first_name character varying(150) NOT NULL,
    email public.email_address NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL
);
CREATE TABLE portal.auth_user_groups (
    id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    user_id integer NOT NULL REFERENCES portal.auth_user(id) DEFERRABLE INITIALLY DEFERRED,
    group_id integer NOT NULL REFERENCES portal.auth_group(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT auth_user_groups_user_id_group_id_uniq UNIQUE (user_id, group_id)
);
CREATE TABLE portal.auth_group_permissions (
    id bigserial PRIMARY KEY,
    group_id integer NOT NULL REFERENCES portal.auth_group(id),
    permission_id integer NOT NULL REFERENCES portal.auth_permission(id),
    UNIQUE (group_id, permission_id)
);
CREATE TABLE portal.django_admin_log (
    id integer NOT NULL GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer REFERENCES portal.django_content_type(id) DEFERRABLE INITIALLY DEFERRED,
    user_id integer NOT NULL REFERENCES portal.auth_user(id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);
CREATE TABLE portal.django_session (
    session_key character varying(40) NOT NULL PRIMARY KEY,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE INDEX django_session_expire_date_a5c62663 ON portal.django_session (expire_date);
CREATE TABLE portal.members_profile (
    user_id integer PRIMARY KEY REFERENCES portal.auth_user(id) ON DELETE CASCADE,
    state portal.status NOT NULL DEFAULT 'draft',
    gender character varying(1) NOT NULL CHECK (gender IN ('m', 'f', 'x', '')),
    plan varchar(20) NOT NULL DEFAULT 'basic' CHECK (plan::text = ANY (ARRAY['basic'::character varying, 'gold'::character varying]::text[])),
    points integer NOT NULL CHECK (points >= 0),
    birthday date CHECK (birthday > '1900-01-01'),
    prefs jsonb NOT NULL DEFAULT '{"newsletter": true}',
    ip inet,
    photo bytea,
    token bytea DEFAULT '\x00'::bytea
);
-- The same name as the shop's table
CREATE TABLE portal.orders (
    id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    member_id integer NOT NULL REFERENCES portal.members_profile (user_id) ON DELETE RESTRICT,
    shop_order_id bigint REFERENCES public.orders (id) ON DELETE SET NULL,
    placed timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE portal.order_notes (
    id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    order_id integer NOT NULL REFERENCES portal.orders (id) ON DELETE CASCADE,
    note text NOT NULL
);
CREATE TABLE portal.tags (id serial PRIMARY KEY, label varchar(50) NOT NULL);

-- Bookings: Hibernate -----------------------------------------------------------------------------------------------------------------------
CREATE SEQUENCE booking.hibernate_sequence START WITH 1 INCREMENT BY 50;
CREATE TABLE booking.databasechangelog (id varchar(255) NOT NULL, author varchar(255) NOT NULL, filename varchar(255) NOT NULL, dateexecuted timestamp NOT NULL, orderexecuted integer NOT NULL, exectype varchar(10) NOT NULL, md5sum varchar(35));
CREATE TABLE booking.databasechangeloglock (id integer NOT NULL, locked boolean NOT NULL, lockgranted timestamp, lockedby varchar(255), CONSTRAINT databasechangeloglock_pkey PRIMARY KEY (id));
CREATE TABLE booking.person (
    dtype character varying(31) NOT NULL,
    id bigint NOT NULL,
    version integer NOT NULL DEFAULT 0,
    "firstName" character varying(255),
    "lastName" character varying(255),
    passport_no character varying(255),
    licence_no character varying(255),
    boss_id bigint,
    PRIMARY KEY (id)
);
ALTER TABLE IF EXISTS booking.person ADD CONSTRAINT FKqb1twlfnyq1tl0l1ylrv3ctw FOREIGN KEY (boss_id) REFERENCES booking.person;
CREATE TABLE booking.booking (
    id bigint NOT NULL DEFAULT nextval('booking.hibernate_sequence'),
    status booking.status NOT NULL DEFAULT 'NEW',
    "statusOrdinal" integer,
    period tstzrange NOT NULL,
    room_id bigint,
    customer_id bigint NOT NULL,
    "createdDate" timestamp(6),
    amount numeric(19,2),
    details oid,
    CONSTRAINT booking_pkey PRIMARY KEY (id),
    CONSTRAINT uk_k8d0f2n7n88w1a16yhua64onx UNIQUE (customer_id, period),
    CONSTRAINT booking_no_overlap EXCLUDE USING gist (room_id WITH =, period WITH &&) WHERE ((status <> 'CANCELLED_BY_CUSTOMER'::booking.status))
);
ALTER TABLE booking.booking ADD CONSTRAINT fk_customer FOREIGN KEY (customer_id) REFERENCES booking.person;
CREATE TABLE booking.booking_extras (booking_id bigint NOT NULL, extras varchar(255), FOREIGN KEY (booking_id) REFERENCES booking.booking);
CREATE TABLE booking.booking_person (bookings_id bigint NOT NULL, travellers_id bigint NOT NULL, PRIMARY KEY (bookings_id, travellers_id), FOREIGN KEY (bookings_id) REFERENCES booking.booking, FOREIGN KEY (travellers_id) REFERENCES booking.person);
CREATE TABLE booking.booking_aud (id bigint NOT NULL, rev integer NOT NULL, revtype smallint, status varchar(255), PRIMARY KEY (rev, id));
CREATE TABLE booking.revinfo (rev integer NOT NULL PRIMARY KEY, revtstmp bigint);
ALTER TABLE booking.booking_aud ADD CONSTRAINT fk_rev FOREIGN KEY (rev) REFERENCES booking.revinfo;
CREATE TABLE booking.room (
    id bigint NOT NULL PRIMARY KEY,
    name character varying(255),
    beds integer DEFAULT '2'::integer,
    price float4,
    open_from time without time zone,
    open_till time with time zone,
    flags bit(8) DEFAULT B'00000000'::bit(8),
    flags2 bit varying(5),
    attributes xml,
    "matrix" integer[][],
    "jsonPath" jsonpath,
    uuid uuid,
    "char" "char",
    temperature public.floatrange
);
ALTER TABLE booking.booking ADD CONSTRAINT fk_room FOREIGN KEY (room_id) REFERENCES booking.room ON UPDATE CASCADE;

-- Accounts: an ERP --------------------------------------------------------------------------------------------------------------------------
CREATE TABLE "ERP"."T001" (
    "MANDT" "ERP".mandant NOT NULL,
    "BUKRS" character(4) NOT NULL,
    "BUTXT" character varying(25) DEFAULT ' '::character varying NOT NULL,
    "WAERS" character(5) DEFAULT ''::bpchar NOT NULL,
    CONSTRAINT "T001~0" PRIMARY KEY ("MANDT", "BUKRS")
);
CREATE TABLE "ERP".bkpf (
    mandt "ERP".mandant NOT NULL,
    bukrs character(4) NOT NULL,
    belnr character(10) NOT NULL,
    gjahr numeric(4,0) NOT NULL,
    budat date NOT NULL,
    cpudt character(8) DEFAULT '00000000' NOT NULL,
    xblnr character varying(16),
    amount public.amount,
    kurs numeric(9,5),
    huge numeric(38,10),
    CONSTRAINT bkpf_pk PRIMARY KEY (mandt, bukrs, belnr, gjahr),
    CONSTRAINT bkpf_company FOREIGN KEY (mandt, bukrs) REFERENCES "ERP"."T001" ("MANDT", "BUKRS")
);
CREATE TABLE "ERP".bseg (
    mandt character(3) NOT NULL,
    bukrs character(4) NOT NULL,
    belnr character(10) NOT NULL,
    gjahr numeric(4,0) NOT NULL,
    buzei smallint NOT NULL,
    wrbtr numeric(18,4) DEFAULT 0 NOT NULL,
    shkzg character(1) NOT NULL,
    sgtxt text,
    PRIMARY KEY (mandt, bukrs, belnr, gjahr, buzei),
    CONSTRAINT bseg_head FOREIGN KEY (mandt, bukrs, belnr, gjahr) REFERENCES "ERP".bkpf ON DELETE CASCADE,
    CONSTRAINT shkzg_valid CHECK (shkzg = 'S' OR shkzg = 'H'),
    CONSTRAINT not_zero CHECK (wrbtr <> 0) NOT VALID
);
CREATE INDEX bseg_text ON "ERP".bseg USING btree (upper("substring"(sgtxt, 1, 20)), (wrbtr * (2)::numeric));
CREATE TABLE "ERP".material (
    mandt character(3) NOT NULL,
    matnr character(18) NOT NULL,
    werks character(4) NOT NULL,
    bestand numeric(18,4),
    dispo_mandt character(3),
    dispo_matnr character(18),
    dispo_werks character(4),
    PRIMARY KEY (mandt, matnr, werks),
    FOREIGN KEY (dispo_mandt, dispo_matnr, dispo_werks) REFERENCES "ERP".material MATCH FULL ON DELETE SET NULL
);
CREATE TABLE "ERP".movements (
    id bigint GENERATED ALWAYS AS IDENTITY,
    booked_on date NOT NULL,
    mandt character(3) NOT NULL,
    matnr character(18) NOT NULL,
    werks character(4) NOT NULL,
    qty numeric(18,4) NOT NULL,
    PRIMARY KEY (id, booked_on),
    FOREIGN KEY (mandt, matnr, werks) REFERENCES "ERP".material (mandt, matnr, werks)
) PARTITION BY RANGE (booked_on);
CREATE TABLE "ERP".movements_2023 PARTITION OF "ERP".movements FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE "ERP".movements_2024 PARTITION OF "ERP".movements FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE "ERP".movements_rest PARTITION OF "ERP".movements DEFAULT;
CREATE INDEX movements_material ON "ERP".movements (mandt, matnr, werks);
CREATE TABLE "ERP".document (
    id serial PRIMARY KEY,
    title varchar(80) NOT NULL,
    made timestamptz DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE "ERP".contract (partner varchar(80) NOT NULL, runs daterange) INHERITS ("ERP".document);
CREATE UNLOGGED TABLE "ERP".import_buffer (line integer, raw text, "when" timestamp DEFAULT ('now'::text)::timestamp(3));
CREATE TABLE "ERP"."Preis Liste" (
    "Artikel-Nr" character varying(18) NOT NULL,
    "gültig ab" date NOT NULL,
    "Preis €" numeric(18,4) NOT NULL,
    "type" integer NOT NULL,
    "self" text,
    "1st" boolean NOT NULL DEFAULT true,
    CONSTRAINT "PK Preis" PRIMARY KEY ("Artikel-Nr", "gültig ab"),
    CONSTRAINT "Preis > 0" CHECK ("Preis €" > 0)
);
CREATE TABLE "ERP".empty_table ();
CREATE TABLE "ERP".tree (
    mandt character(3) NOT NULL,
    node integer NOT NULL,
    parent integer,
    PRIMARY KEY (mandt, node),
    FOREIGN KEY (mandt, parent) REFERENCES "ERP".tree (mandt, node)
);
CREATE TABLE "ERP".a_side (id integer PRIMARY KEY, b_id integer NOT NULL);
CREATE TABLE "ERP".b_side (id integer PRIMARY KEY, a_id integer NOT NULL REFERENCES "ERP".a_side);
ALTER TABLE "ERP".a_side ADD CONSTRAINT a_to_b FOREIGN KEY (b_id) REFERENCES "ERP".b_side DEFERRABLE;
ALTER TABLE "ERP".tree ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_mandant ON "ERP".tree AS PERMISSIVE FOR SELECT TO PUBLIC USING ((mandt = current_setting('erp.mandt'::text, true)::bpchar));
CREATE STATISTICS "ERP".bseg_stats (dependencies) ON bukrs, gjahr FROM "ERP".bseg;
CREATE VIEW "ERP"."offene Posten" AS SELECT belnr FROM "ERP".bkpf;
CREATE TABLE "ERP".an_exceedingly_long_table_name_that_fills_all_sixty_three_bytes (id integer PRIMARY KEY, a_column_whose_name_is_also_as_long_as_postgres_allows_it_to_bee text);
ALTER TABLE "ERP".bkpf CLUSTER ON bkpf_pk;
ALTER TABLE "ERP".bseg ALTER COLUMN sgtxt SET STATISTICS 500;
ALTER TABLE "ERP".bseg ALTER COLUMN sgtxt SET STORAGE EXTERNAL;
ALTER TABLE ONLY "ERP".bseg REPLICA IDENTITY FULL;
SELECT pg_catalog.setval('public.spree_users_id_seq', 1, false);
