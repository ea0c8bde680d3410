-- A theatre group's back office, grown since 2011 under three frameworks: tickets, halls, staff, wardrobe, accounts.
SET client_encoding = 'UTF8';
SET check_function_bodies = false;

CREATE SCHEMA billing;
CREATE SCHEMA "Archive";

CREATE TYPE public.seat_state AS ENUM ('free', 'held', 'sold', 'blocked for staff');
CREATE TYPE public.weekday AS ENUM ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');
CREATE TYPE billing.payment_kind AS ENUM ('cash', 'card', 'voucher', '3rd-party');

CREATE TABLE public.houses (
    id serial NOT NULL,
    name character varying NOT NULL,
    short_code character(4) NOT NULL,
    city character varying(80),
    created timestamp without time zone DEFAULT now(),
    active boolean
);
ALTER TABLE ONLY public.houses ADD CONSTRAINT houses_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX houses_code ON public.houses USING btree (short_code);
COMMENT ON TABLE public.houses IS 'Every house that we play in.
Also those that burned down.';
COMMENT ON COLUMN public.houses.short_code IS 'Printed on the ticket';

CREATE TABLE public.halls (
    id integer NOT NULL,
    house_id integer NOT NULL,
    name character varying(60) NOT NULL,
    rows smallint DEFAULT 10 NOT NULL,
    plan jsonb,
    area numeric,
    location point
);
CREATE SEQUENCE public.halls_id_seq AS integer START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1;
ALTER SEQUENCE public.halls_id_seq OWNED BY public.halls.id;
ALTER TABLE ONLY public.halls ALTER COLUMN id SET DEFAULT nextval('public.halls_id_seq'::regclass);
ALTER TABLE ONLY public.halls ADD CONSTRAINT halls_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.halls ADD CONSTRAINT halls_in_house FOREIGN KEY (house_id) REFERENCES public.houses(id);

CREATE TABLE public.seats (
    hall_id integer NOT NULL,
    "row" character(2) NOT NULL,
    number smallint NOT NULL,
    state public.seat_state DEFAULT 'free'::public.seat_state NOT NULL,
    is_wheelchair boolean DEFAULT false
);
ALTER TABLE ONLY public.seats ADD CONSTRAINT seats_pkey PRIMARY KEY (hall_id, "row", number);
ALTER TABLE ONLY public.seats ADD CONSTRAINT seats_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES public.halls(id) ON DELETE CASCADE;

CREATE TABLE public.people (
    id bigserial PRIMARY KEY,
    first_name text,
    last_name text NOT NULL,
    email character varying(255),
    phone character varying(40),
    born date,
    notes text,
    "createdAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "updatedAt" timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    deleted_at timestamp with time zone
);
CREATE UNIQUE INDEX people_email_lower ON public.people USING btree (lower((email)::text));
CREATE INDEX people_living ON public.people USING btree (last_name, first_name) WHERE (deleted_at IS NULL);

CREATE TABLE public."user" (
    id serial PRIMARY KEY,
    person_id bigint REFERENCES public.people,
    login character varying(40) NOT NULL UNIQUE,
    password_hash character(60) NOT NULL,
    type character varying(20) DEFAULT 'staff' NOT NULL CHECK (type IN ('staff', 'guest', 'system')),
    last_ip inet,
    settings hstore,
    last_login timestamp without time zone
);

CREATE TABLE public.roles (
    id serial PRIMARY KEY,
    name character varying(30) NOT NULL,
    parent integer REFERENCES public.roles(id) ON DELETE SET NULL,
    CONSTRAINT roles_no_self CHECK (parent IS NULL OR parent <> id)
);
CREATE TABLE public.user_role (
    user_id integer NOT NULL REFERENCES public."user"(id),
    role_id integer NOT NULL REFERENCES public.roles(id)
);
CREATE TABLE public.genres (
    code character varying(12) PRIMARY KEY,
    label character varying(50) NOT NULL
);
CREATE TABLE public.plays (
    id uuid DEFAULT gen_random_uuid() NOT NULL PRIMARY KEY,
    title character varying(200) NOT NULL,
    author character varying,
    genre character varying(12) REFERENCES public.genres ON UPDATE CASCADE,
    minutes integer CHECK (minutes > 0),
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    scan bytea,
    search tsvector,
    price_from double precision,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE INDEX plays_search ON public.plays USING gin (search);
CREATE INDEX plays_tags ON public.plays USING gin (tags);
CREATE INDEX plays_title_trgm ON public.plays USING btree (upper((title)::text) varchar_pattern_ops, genre DESC);

CREATE TABLE public.productions (
    id serial PRIMARY KEY,
    play_id uuid NOT NULL REFERENCES public.plays(id) ON DELETE RESTRICT,
    director_id bigint REFERENCES public.people(id) ON DELETE SET NULL,
    director_email character varying(255),
    season character varying(9) NOT NULL,
    budget money,
    opened date,
    closed date,
    state character varying(20) DEFAULT 'planned',
    UNIQUE (play_id, season),
    CHECK (closed IS NULL OR closed >= opened),
    CONSTRAINT productions_state_check CHECK ((state)::text = ANY (ARRAY['planned'::text, 'running'::text, 'closed'::text]))
);
CREATE TABLE public.performances (
    id serial PRIMARY KEY,
    production_id integer NOT NULL,
    hall_id integer NOT NULL,
    starts_at timestamp without time zone NOT NULL,
    weekday public.weekday,
    doors time without time zone,
    sold integer DEFAULT 0 NOT NULL,
    capacity integer DEFAULT 0 NOT NULL,
    free integer GENERATED ALWAYS AS ((capacity - sold)) STORED,
    during tstzrange,
    CONSTRAINT performances_hall_time UNIQUE (hall_id, starts_at),
    CONSTRAINT performances_production FOREIGN KEY (production_id) REFERENCES public.productions(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT performances_hall FOREIGN KEY (hall_id) REFERENCES public.halls(id)
);
CREATE INDEX performances_starts ON public.performances USING brin (starts_at);
CREATE TABLE public.customers (
    id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL UNIQUE REFERENCES public.people(id),
    number character varying(20) DEFAULT concat('K', floor(random() * 100000)) NOT NULL,
    discount numeric(5,2) DEFAULT 0.00 NOT NULL,
    vip boolean DEFAULT false NOT NULL,
    country character(2) DEFAULT 'DE'::bpchar
);
CREATE TABLE public."order" (
    id bigserial PRIMARY KEY,
    customer_id bigint REFERENCES public.customers(id),
    sold_by integer REFERENCES public."user"(id),
    "placedOn" text,
    total real,
    currency character(3) DEFAULT 'EUR',
    state smallint DEFAULT 0 NOT NULL,
    remark character varying(1000) DEFAULT ''::character varying
);
CREATE TABLE public.order_lines (
    order_id bigint NOT NULL REFERENCES public."order"(id) ON DELETE CASCADE,
    line integer NOT NULL,
    performance_id integer REFERENCES public.performances(id),
    hall_id integer,
    seat_row character(2),
    seat_number smallint,
    price numeric(10,2) NOT NULL,
    CONSTRAINT order_lines_pk PRIMARY KEY (order_id, line),
    CONSTRAINT order_lines_seat FOREIGN KEY (hall_id, seat_row, seat_number) REFERENCES public.seats(hall_id, "row", number)
);
CREATE TABLE public.order_line_notes (
    order_id bigint NOT NULL,
    line integer NOT NULL,
    note text NOT NULL,
    FOREIGN KEY (order_id, line) REFERENCES public.order_lines(order_id, line) ON DELETE CASCADE
);
CREATE TABLE public.vouchers (
    code character varying(16) NOT NULL,
    amount numeric(8,2) NOT NULL CHECK (amount > 0 AND amount <= 500),
    valid_until date DEFAULT (CURRENT_DATE + 365),
    bought_in bigint REFERENCES public."order"(id),
    CONSTRAINT vouchers_pkey PRIMARY KEY (code)
);
CREATE TABLE billing.accounts (
    id serial PRIMARY KEY,
    iban character varying(34),
    holder bigint REFERENCES public.people(id),
    balance double precision DEFAULT 0
);
CREATE TABLE billing.invoices (
    id bigserial PRIMARY KEY,
    order_id bigint NOT NULL REFERENCES public."order"(id),
    account_id integer REFERENCES billing.accounts(id) ON DELETE SET DEFAULT,
    number character varying(30) NOT NULL,
    net numeric(12,2) NOT NULL,
    vat_percent smallint DEFAULT 19,
    gross numeric(12,2) GENERATED ALWAYS AS ((net * 1.19)) STORED,
    issued timestamp with time zone DEFAULT now() NOT NULL,
    due date,
    CONSTRAINT invoices_number_key UNIQUE (number)
);
CREATE TABLE billing.payments (
    id bigserial PRIMARY KEY,
    invoice_id bigint NOT NULL REFERENCES billing.invoices(id),
    kind billing.payment_kind NOT NULL,
    amount numeric(12,2) NOT NULL,
    received timestamp with time zone
);
CREATE INDEX payments_open ON billing.payments USING btree (invoice_id) INCLUDE (amount) WHERE (received IS NULL);
CREATE TABLE billing.currencies (code character(3) PRIMARY KEY, rate double precision NOT NULL);
CREATE TABLE "Archive"."Old Orders" (
    "Nr." integer NOT NULL,
    "Customer Name" character varying,
    "Größe" character varying(10),
    "2nd line" text,
    "self" boolean,
    "class" integer DEFAULT '-1'::integer
);
CREATE TABLE "Archive".plays (id integer PRIMARY KEY, title text);
CREATE TABLE public.wardrobe_items (
    id serial PRIMARY KEY,
    kind character varying(40) NOT NULL,
    size character varying(8),
    lent_to bigint,
    lent_type character varying(30),
    dress_id integer,
    value numeric(9,2) DEFAULT NULL::numeric
);
CREATE TABLE public.staff (
    person_id bigint NOT NULL PRIMARY KEY REFERENCES public.people(id) ON DELETE CASCADE,
    salary double precision NOT NULL,
    hired date NOT NULL,
    boss_id bigint REFERENCES public.staff(person_id),
    house_id integer REFERENCES public.houses(id)
);
ALTER TABLE public.houses ADD COLUMN manager_id bigint REFERENCES public.staff(person_id);
CREATE TABLE public.shifts (
    id serial PRIMARY KEY,
    staff_id bigint REFERENCES public.staff(person_id),
    performance_id integer REFERENCES public.performances(id) ON DELETE CASCADE,
    "from" timestamp without time zone,
    "to" timestamp without time zone,
    CHECK ("to" > "from")
);
CREATE TABLE public.comments (
    id serial PRIMARY KEY,
    commentable_id integer NOT NULL,
    commentable_type character varying(255) NOT NULL,
    body text NOT NULL,
    author_id integer REFERENCES public."user"(id),
    created_at timestamp without time zone NOT NULL
);
CREATE INDEX index_comments_on_commentable ON public.comments USING btree (commentable_type, commentable_id);
CREATE TABLE public.options (key character varying(64) NOT NULL, value text, CONSTRAINT options_key_unique UNIQUE (key));
CREATE TABLE public.results (id serial PRIMARY KEY, performance_id integer REFERENCES public.performances(id), stars smallint CHECK (stars BETWEEN 1 AND 5), match double precision);
CREATE TABLE public.log (
    happened timestamp with time zone DEFAULT now() NOT NULL,
    who character varying(40),
    what xml,
    duration interval
);
CREATE TABLE public.calendar (
    day date PRIMARY KEY,
    is_holiday boolean DEFAULT false NOT NULL,
    moon real,
    slots integer[],
    hours tstzrange[]
);
CREATE TABLE public.tenants_plans (
    id integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.tp_seq START WITH 1) PRIMARY KEY,
    data json,
    mode bit(3),
    ratio numeric(38,18),
    seen_at time with time zone
);
CREATE TABLE public.schema_migrations (version character varying NOT NULL PRIMARY KEY);
ALTER TABLE public.comments ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_comments ON public.comments USING ((author_id = (current_setting('app.user'::text))::integer));

CREATE VIEW public.open_orders AS SELECT id, customer_id FROM public."order" WHERE state = 0;
CREATE MATERIALIZED VIEW billing.totals AS SELECT account_id, sum(net) AS net FROM billing.invoices GROUP BY account_id WITH NO DATA;
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."updatedAt" := now(); RETURN NEW; END $$;
CREATE TRIGGER people_touch BEFORE UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.touch();
GRANT SELECT ON public.open_orders TO PUBLIC;
