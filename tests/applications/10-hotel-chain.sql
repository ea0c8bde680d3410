-- Hotel chain: chains (the tenants) with hotels, rooms, rates, reservations, guests, folios and a loyalty programme.
-- pg_dump --schema-only --no-owner --no-privileges of PostgreSQL 15; its headings, SETs and some line breaks are taken out, nothing else.
--
-- Identity keys; the primary key of a table is (chain_id, id), so that foreign keys cannot leave the chain. What leads to a table of the
-- chain leads to the chain by that; a direct key to chains is only in the tables that have no other.

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

CREATE TYPE public.reservation_status AS ENUM (
    'tentative',
    'confirmed',
    'checked_in',
    'checked_out',
    'cancelled',
    'no_show'
);

CREATE TYPE public.room_status AS ENUM (
    'clean',
    'dirty',
    'inspected',
    'out_of_order'
);

CREATE TABLE public.chains (
    id bigint NOT NULL,
    slug character varying(63) NOT NULL,
    name character varying(160) NOT NULL,
    currency_code character(3) NOT NULL,
    settings jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);
COMMENT ON TABLE public.chains IS 'The tenants. Every other table but currencies has chain_id, first in its keys.';
ALTER TABLE public.chains ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.chains_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);

CREATE TABLE public.channel_messages (
    id bigint NOT NULL,
    chain_id bigint NOT NULL,
    channel character varying(20) NOT NULL,
    message_id character varying(80) NOT NULL,
    body jsonb NOT NULL,
    attempts smallint DEFAULT 0 NOT NULL,
    received_at timestamp with time zone DEFAULT now() NOT NULL,
    processed_at timestamp with time zone,
    error text,
    CONSTRAINT channel_messages_attempts_check CHECK ((attempts >= 0))
);
COMMENT ON TABLE public.channel_messages IS 'Inbox of the booking portals; nothing refers to it.';
ALTER TABLE public.channel_messages ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.channel_messages_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);

CREATE TABLE public.currencies (
    code character(3) NOT NULL,
    name text NOT NULL,
    exponent smallint NOT NULL,
    CONSTRAINT currencies_exponent_check CHECK (((exponent >= 0) AND (exponent <= 4)))
);
COMMENT ON TABLE public.currencies IS 'ISO 4217: natural key, shared by all chains, changed by migrations only and so without times.';

CREATE TABLE public.daily_rates (
    chain_id bigint NOT NULL,
    rate_plan_id bigint NOT NULL,
    room_type_id bigint NOT NULL,
    stay_date date NOT NULL,
    amount numeric(12,2) NOT NULL,
    min_nights smallint DEFAULT 1 NOT NULL,
    is_closed boolean DEFAULT false NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT daily_rates_amount_check CHECK ((amount >= (0)::numeric)),
    CONSTRAINT daily_rates_min_nights_check CHECK (((min_nights >= 1) AND (min_nights <= 60)))
);
COMMENT ON TABLE public.daily_rates IS 'Natural key, and no created_at: a million rows a house are overwritten in place by the revenue system; nothing refers to one.';

CREATE TABLE public.folio_entries (
    id bigint NOT NULL,
    chain_id bigint NOT NULL,
    folio_id bigint NOT NULL,
    reverses_id bigint,
    kind character varying(12) NOT NULL,
    business_date date NOT NULL,
    description character varying(200) NOT NULL,
    net_amount numeric(12,2) NOT NULL,
    tax_rate numeric(5,4) DEFAULT 0 NOT NULL,
    gross_amount numeric(12,2) NOT NULL,
    payment_reference character varying(80),
    posted_by_id bigint,
    posted_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT folio_entries_amount_check CHECK ((gross_amount <> (0)::numeric)),
    CONSTRAINT folio_entries_kind_check CHECK (((kind)::text = ANY ((ARRAY['room'::character varying, 'food'::character varying, 'extra'::character varying, 'city_tax'::character varying, 'payment'::character varying])::text[]))),
    CONSTRAINT folio_entries_tax_rate_check CHECK (((tax_rate >= (0)::numeric) AND (tax_rate <= (1)::numeric)))
);
COMMENT ON TABLE public.folio_entries IS 'A ledger: append-only. A mistake is reversed by one entry of the opposite sign, so amounts are signed, and payments are negative.';
ALTER TABLE public.folio_entries ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.folio_entries_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);

CREATE TABLE public.folios (
    id bigint NOT NULL,
    chain_id bigint NOT NULL,
    reservation_id bigint NOT NULL,
    payer_id bigint NOT NULL,
    folio_number character varying(16) NOT NULL,
    closed_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.folios ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.folios_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);

CREATE TABLE public.guests (
    id bigint NOT NULL,
    chain_id bigint NOT NULL,
    public_id uuid DEFAULT gen_random_uuid() NOT NULL,
    first_name character varying(80) NOT NULL,
    last_name character varying(80) NOT NULL,
    email character varying(254),
    phone character varying(32),
    birth_date date,
    nationality character(2),
    passport_ciphertext bytea,
    passport_expires_on date,
    street character varying(120),
    postal_code character varying(16),
    city character varying(80),
    country_code character(2),
    locale character varying(10) DEFAULT 'en'::character varying NOT NULL,
    vip_level smallint DEFAULT 0 NOT NULL,
    preferences jsonb DEFAULT '{}'::jsonb NOT NULL,
    marketing_opt_in_at timestamp with time zone,
    merged_into_id bigint,
    stripe_customer_id character varying(64),
    anonymised_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT guests_merge_check CHECK ((merged_into_id <> id)),
    CONSTRAINT guests_vip_level_check CHECK (((vip_level >= 0) AND (vip_level <= 5)))
);
COMMENT ON TABLE public.guests IS 'Wide, and one thing: the registration form that the law asks for.';
COMMENT ON COLUMN public.guests.public_id IS 'For links in mails, across chains on purpose; the number never leaves the house.';
COMMENT ON COLUMN public.guests.email IS 'Neither required nor unique: portals send an alias for each booking, and a couple has one address. Doubles are merged.';
ALTER TABLE public.guests ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.guests_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);

CREATE TABLE public.inventory_days (
    chain_id bigint NOT NULL,
    room_type_id bigint NOT NULL,
    stay_date date NOT NULL,
    available smallint NOT NULL,
    sold smallint DEFAULT 0 NOT NULL,
    overbooking smallint DEFAULT 0 NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT inventory_days_counts_check CHECK (((available >= 0) AND (overbooking >= 0) AND (sold >= 0) AND (sold <= (available + overbooking))))
);
COMMENT ON COLUMN public.inventory_days.sold IS 'Denormalised counter: the row is locked by each sale, and the check is what keeps two from selling the last room.';

CREATE TABLE public.loyalty_accounts (
    chain_id bigint NOT NULL,
    guest_id bigint NOT NULL,
    card_number character varying(16) NOT NULL,
    tier character varying(10) DEFAULT 'basic'::character varying NOT NULL,
    points_balance integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT loyalty_accounts_points_check CHECK ((points_balance >= 0)),
    CONSTRAINT loyalty_accounts_tier_check CHECK (((tier)::text = ANY ((ARRAY['basic'::character varying, 'silver'::character varying, 'gold'::character varying, 'black'::character varying])::text[])))
);
COMMENT ON TABLE public.loyalty_accounts IS 'One to one with the guest and optional: the key is the guest.';

CREATE TABLE public.properties (
    id bigint NOT NULL,
    chain_id bigint NOT NULL,
    code character varying(8) NOT NULL,
    name character varying(160) NOT NULL,
    stars smallint,
    street character varying(120) NOT NULL,
    postal_code character varying(16),
    city character varying(80) NOT NULL,
    country_code character(2) NOT NULL,
    latitude numeric(9,6),
    longitude numeric(9,6),
    timezone character varying(64) NOT NULL,
    currency_code character(3) NOT NULL,
    check_in_from time without time zone DEFAULT '15:00:00'::time without time zone NOT NULL,
    check_out_until time without time zone DEFAULT '11:00:00'::time without time zone NOT NULL,
    business_date date NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT properties_latitude_check CHECK (((latitude >= ('-90'::integer)::numeric) AND (latitude <= (90)::numeric))),
    CONSTRAINT properties_longitude_check CHECK (((longitude >= ('-180'::integer)::numeric) AND (longitude <= (180)::numeric))),
    CONSTRAINT properties_stars_check CHECK (((stars >= 1) AND (stars <= 5)))
);
COMMENT ON COLUMN public.properties.stars IS 'NULL where the country classifies no hotels.';
COMMENT ON COLUMN public.properties.check_in_from IS 'Without a zone on purpose: the clock on the wall of the house.';
COMMENT ON COLUMN public.properties.business_date IS 'The day of the books: it moves on at the night audit, not at midnight, so it cannot be computed.';
ALTER TABLE public.properties ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.properties_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);

CREATE TABLE public.property_translations (
    chain_id bigint NOT NULL,
    property_id bigint NOT NULL,
    locale character varying(10) NOT NULL,
    headline character varying(200) NOT NULL,
    description text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.rate_plans (
    id bigint NOT NULL,
    chain_id bigint NOT NULL,
    property_id bigint NOT NULL,
    parent_id bigint,
    code character varying(12) NOT NULL,
    name character varying(120) NOT NULL,
    percent_of_parent numeric(6,2),
    meal_plan character varying(20) DEFAULT 'room_only'::character varying NOT NULL,
    free_cancellation_hours smallint,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT rate_plans_cancellation_check CHECK ((free_cancellation_hours >= 0)),
    CONSTRAINT rate_plans_derived_check CHECK (((parent_id IS NULL) = (percent_of_parent IS NULL))),
    CONSTRAINT rate_plans_meal_plan_check CHECK (((meal_plan)::text = ANY ((ARRAY['room_only'::character varying, 'breakfast'::character varying, 'half_board'::character varying, 'full_board'::character varying])::text[]))),
    CONSTRAINT rate_plans_percent_check CHECK (((percent_of_parent > (0)::numeric) AND (percent_of_parent <= (300)::numeric)))
);
COMMENT ON COLUMN public.rate_plans.parent_id IS 'A derived rate is a percentage of its parent; both or neither.';
COMMENT ON COLUMN public.rate_plans.free_cancellation_hours IS 'Hours before arrival; NULL: not refundable at all, 0: until arrival.';
ALTER TABLE public.rate_plans ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.rate_plans_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);

CREATE TABLE public.reservation_guests (
    chain_id bigint NOT NULL,
    reservation_room_id bigint NOT NULL,
    guest_id bigint NOT NULL,
    is_main boolean DEFAULT false NOT NULL
);

CREATE TABLE public.reservation_rooms (
    id bigint NOT NULL,
    chain_id bigint NOT NULL,
    reservation_id bigint NOT NULL,
    room_type_id bigint NOT NULL,
    rate_plan_id bigint NOT NULL,
    room_id bigint,
    stay daterange NOT NULL,
    adults smallint NOT NULL,
    children smallint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT reservation_rooms_people_check CHECK (((adults >= 1) AND (children >= 0))),
    CONSTRAINT reservation_rooms_stay_check CHECK ((NOT isempty(stay)))
);
COMMENT ON COLUMN public.reservation_rooms.room_id IS 'NULL until check-in: a type is sold, a room is given. Cancelled ones give their room back.';
ALTER TABLE public.reservation_rooms ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.reservation_rooms_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);

CREATE TABLE public.reservation_status_log (
    id bigint NOT NULL,
    chain_id bigint NOT NULL,
    reservation_id bigint NOT NULL,
    from_status public.reservation_status,
    to_status public.reservation_status NOT NULL,
    changed_by_id bigint,
    changed_at timestamp with time zone DEFAULT now() NOT NULL
);
COMMENT ON TABLE public.reservation_status_log IS 'Append-only: one time, no updated_at. changed_by_id is NULL where a portal or the night audit did it.';
ALTER TABLE public.reservation_status_log ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.reservation_status_log_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);

CREATE TABLE public.reservations (
    id bigint NOT NULL,
    chain_id bigint NOT NULL,
    property_id bigint NOT NULL,
    booker_id bigint NOT NULL,
    confirmation_number character varying(12) NOT NULL,
    channel character varying(20) NOT NULL,
    channel_reference character varying(64),
    status public.reservation_status DEFAULT 'tentative'::public.reservation_status NOT NULL,
    arrival date NOT NULL,
    departure date NOT NULL,
    nights smallint GENERATED ALWAYS AS ((departure - arrival)) STORED,
    total_amount numeric(12,2) NOT NULL,
    currency_code character(3) NOT NULL,
    special_requests text,
    cancelled_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT reservations_cancelled_check CHECK (((status = 'cancelled'::public.reservation_status) = (cancelled_at IS NOT NULL))),
    CONSTRAINT reservations_channel_check CHECK (((channel)::text = ANY ((ARRAY['direct'::character varying, 'phone'::character varying, 'walk_in'::character varying, 'booking'::character varying, 'expedia'::character varying, 'gds'::character varying])::text[]))),
    CONSTRAINT reservations_dates_check CHECK ((departure > arrival)),
    CONSTRAINT reservations_total_check CHECK ((total_amount >= (0)::numeric))
);
COMMENT ON COLUMN public.reservations.total_amount IS 'Stored, not summed: it is what was promised to the guest.';
ALTER TABLE public.reservations ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.reservations_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);

CREATE TABLE public.room_types (
    id bigint NOT NULL,
    chain_id bigint NOT NULL,
    property_id bigint NOT NULL,
    code character varying(8) NOT NULL,
    name character varying(100) NOT NULL,
    max_adults smallint NOT NULL,
    max_children smallint DEFAULT 0 NOT NULL,
    size_m2 numeric(5,1),
    amenities text[] DEFAULT '{}'::text[] NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT room_types_occupancy_check CHECK ((((max_adults >= 1) AND (max_adults <= 12)) AND ((max_children >= 0) AND (max_children <= 12)))),
    CONSTRAINT room_types_size_check CHECK ((size_m2 > (0)::numeric))
);
COMMENT ON COLUMN public.room_types.amenities IS 'Words for the page, shown together and never joined: an array does.';
ALTER TABLE public.room_types ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.room_types_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);

CREATE TABLE public.rooms (
    id bigint NOT NULL,
    chain_id bigint NOT NULL,
    property_id bigint NOT NULL,
    room_type_id bigint NOT NULL,
    connects_to_id bigint,
    number character varying(8) NOT NULL,
    floor smallint NOT NULL,
    status public.room_status DEFAULT 'clean'::public.room_status NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT rooms_connects_check CHECK ((connects_to_id <> id))
);
COMMENT ON COLUMN public.rooms.number IS 'Text: there are rooms 12A and 007.';
COMMENT ON COLUMN public.rooms.floor IS 'No lower bound: garages and spas are below ground.';
ALTER TABLE public.rooms ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.rooms_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);

CREATE TABLE public.staff_users (
    id bigint NOT NULL,
    chain_id bigint NOT NULL,
    email character varying(254) NOT NULL,
    full_name character varying(120) NOT NULL,
    role character varying(20) NOT NULL,
    password_hash character varying(200),
    last_sign_in_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    CONSTRAINT staff_users_role_check CHECK (((role)::text = ANY ((ARRAY['admin'::character varying, 'revenue_manager'::character varying, 'front_desk'::character varying, 'housekeeping'::character varying, 'night_audit'::character varying])::text[])))
);
COMMENT ON COLUMN public.staff_users.password_hash IS 'NULL where the user comes by single sign-on.';
ALTER TABLE public.staff_users ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.staff_users_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);

ALTER TABLE ONLY public.chains ADD CONSTRAINT chains_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chains ADD CONSTRAINT chains_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.channel_messages ADD CONSTRAINT channel_messages_message_key UNIQUE (chain_id, channel, message_id);
ALTER TABLE ONLY public.channel_messages ADD CONSTRAINT channel_messages_pkey PRIMARY KEY (chain_id, id);
ALTER TABLE ONLY public.currencies ADD CONSTRAINT currencies_name_key UNIQUE (name);
ALTER TABLE ONLY public.currencies ADD CONSTRAINT currencies_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.daily_rates ADD CONSTRAINT daily_rates_pkey PRIMARY KEY (chain_id, rate_plan_id, room_type_id, stay_date);
ALTER TABLE ONLY public.folio_entries ADD CONSTRAINT folio_entries_pkey PRIMARY KEY (chain_id, id);
ALTER TABLE ONLY public.folio_entries ADD CONSTRAINT folio_entries_reverses_key UNIQUE (chain_id, reverses_id);
ALTER TABLE ONLY public.folios ADD CONSTRAINT folios_folio_number_key UNIQUE (chain_id, folio_number);
ALTER TABLE ONLY public.folios ADD CONSTRAINT folios_pkey PRIMARY KEY (chain_id, id);
ALTER TABLE ONLY public.guests ADD CONSTRAINT guests_pkey PRIMARY KEY (chain_id, id);
ALTER TABLE ONLY public.guests ADD CONSTRAINT guests_public_id_key UNIQUE (public_id);
ALTER TABLE ONLY public.inventory_days ADD CONSTRAINT inventory_days_pkey PRIMARY KEY (chain_id, room_type_id, stay_date);
ALTER TABLE ONLY public.loyalty_accounts ADD CONSTRAINT loyalty_accounts_card_number_key UNIQUE (chain_id, card_number);
ALTER TABLE ONLY public.loyalty_accounts ADD CONSTRAINT loyalty_accounts_pkey PRIMARY KEY (chain_id, guest_id);
ALTER TABLE ONLY public.properties ADD CONSTRAINT properties_pkey PRIMARY KEY (chain_id, id);
ALTER TABLE ONLY public.property_translations ADD CONSTRAINT property_translations_pkey PRIMARY KEY (chain_id, property_id, locale);
ALTER TABLE ONLY public.rate_plans ADD CONSTRAINT rate_plans_code_key UNIQUE (chain_id, property_id, code);
ALTER TABLE ONLY public.rate_plans ADD CONSTRAINT rate_plans_pkey PRIMARY KEY (chain_id, id);
ALTER TABLE ONLY public.reservation_guests ADD CONSTRAINT reservation_guests_pkey PRIMARY KEY (chain_id, reservation_room_id, guest_id);
ALTER TABLE ONLY public.reservation_rooms ADD CONSTRAINT reservation_rooms_no_overlap EXCLUDE USING gist (chain_id WITH =, room_id WITH =, stay WITH &&);
ALTER TABLE ONLY public.reservation_rooms ADD CONSTRAINT reservation_rooms_pkey PRIMARY KEY (chain_id, id);
ALTER TABLE ONLY public.reservation_status_log ADD CONSTRAINT reservation_status_log_pkey PRIMARY KEY (chain_id, id);
ALTER TABLE ONLY public.reservations ADD CONSTRAINT reservations_channel_reference_key UNIQUE (chain_id, channel, channel_reference);
ALTER TABLE ONLY public.reservations ADD CONSTRAINT reservations_confirmation_number_key UNIQUE (chain_id, confirmation_number);
ALTER TABLE ONLY public.reservations ADD CONSTRAINT reservations_pkey PRIMARY KEY (chain_id, id);
ALTER TABLE ONLY public.room_types ADD CONSTRAINT room_types_code_key UNIQUE (chain_id, property_id, code);
ALTER TABLE ONLY public.room_types ADD CONSTRAINT room_types_pkey PRIMARY KEY (chain_id, id);
ALTER TABLE ONLY public.rooms ADD CONSTRAINT rooms_connects_to_key UNIQUE (chain_id, connects_to_id);
ALTER TABLE ONLY public.rooms ADD CONSTRAINT rooms_number_key UNIQUE (chain_id, property_id, number);
ALTER TABLE ONLY public.rooms ADD CONSTRAINT rooms_pkey PRIMARY KEY (chain_id, id);
ALTER TABLE ONLY public.staff_users ADD CONSTRAINT staff_users_pkey PRIMARY KEY (chain_id, id);

CREATE INDEX chains_currency_code_idx ON public.chains USING btree (currency_code);
CREATE INDEX channel_messages_open_idx ON public.channel_messages USING btree (received_at) WHERE (processed_at IS NULL);
COMMENT ON INDEX public.channel_messages_open_idx IS 'Not by chain: one worker empties the inbox of all chains, oldest first.';
CREATE INDEX daily_rates_room_type_idx ON public.daily_rates USING btree (chain_id, room_type_id, stay_date);
CREATE INDEX folio_entries_folio_idx ON public.folio_entries USING btree (chain_id, folio_id, posted_at);
CREATE INDEX folio_entries_posted_by_idx ON public.folio_entries USING btree (chain_id, posted_by_id);
CREATE INDEX folios_payer_idx ON public.folios USING btree (chain_id, payer_id);
CREATE INDEX folios_reservation_idx ON public.folios USING btree (chain_id, reservation_id);
CREATE INDEX guests_email_idx ON public.guests USING btree (chain_id, lower((email)::text));
CREATE INDEX guests_merged_into_idx ON public.guests USING btree (chain_id, merged_into_id);
CREATE INDEX guests_name_idx ON public.guests USING btree (chain_id, lower((last_name)::text), lower((first_name)::text));
CREATE UNIQUE INDEX guests_stripe_customer_key ON public.guests USING btree (chain_id, stripe_customer_id);
CREATE UNIQUE INDEX properties_code_key ON public.properties USING btree (chain_id, code) WHERE (deleted_at IS NULL);
CREATE INDEX properties_currency_code_idx ON public.properties USING btree (currency_code);
CREATE INDEX rate_plans_parent_idx ON public.rate_plans USING btree (chain_id, parent_id);
CREATE INDEX reservation_guests_guest_idx ON public.reservation_guests USING btree (chain_id, guest_id);
CREATE UNIQUE INDEX reservation_guests_one_main ON public.reservation_guests USING btree (chain_id, reservation_room_id) WHERE is_main;
CREATE INDEX reservation_rooms_rate_plan_idx ON public.reservation_rooms USING btree (chain_id, rate_plan_id);
CREATE INDEX reservation_rooms_reservation_idx ON public.reservation_rooms USING btree (chain_id, reservation_id);
CREATE INDEX reservation_rooms_room_idx ON public.reservation_rooms USING btree (chain_id, room_id);
CREATE INDEX reservation_rooms_room_type_idx ON public.reservation_rooms USING btree (chain_id, room_type_id);
CREATE INDEX reservation_status_log_changed_by_idx ON public.reservation_status_log USING btree (chain_id, changed_by_id);
CREATE INDEX reservation_status_log_reservation_idx ON public.reservation_status_log USING btree (chain_id, reservation_id, changed_at);
CREATE INDEX reservations_arrival_idx ON public.reservations USING btree (chain_id, property_id, arrival, status);
CREATE INDEX reservations_booker_idx ON public.reservations USING btree (chain_id, booker_id);
CREATE INDEX reservations_currency_code_idx ON public.reservations USING btree (currency_code);
CREATE INDEX reservations_departure_idx ON public.reservations USING btree (chain_id, property_id, departure);
CREATE INDEX rooms_room_type_idx ON public.rooms USING btree (chain_id, room_type_id);
CREATE INDEX rooms_status_idx ON public.rooms USING btree (chain_id, property_id, status);
CREATE UNIQUE INDEX staff_users_email_key ON public.staff_users USING btree (chain_id, lower((email)::text)) WHERE (deleted_at IS NULL);

ALTER TABLE ONLY public.chains ADD CONSTRAINT chains_currency_fkey FOREIGN KEY (currency_code) REFERENCES public.currencies(code) ON DELETE RESTRICT;
ALTER TABLE ONLY public.channel_messages ADD CONSTRAINT channel_messages_chain_fkey FOREIGN KEY (chain_id) REFERENCES public.chains(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.daily_rates ADD CONSTRAINT daily_rates_rate_plan_fkey FOREIGN KEY (chain_id, rate_plan_id) REFERENCES public.rate_plans(chain_id, id) ON DELETE CASCADE;
ALTER TABLE ONLY public.daily_rates ADD CONSTRAINT daily_rates_room_type_fkey FOREIGN KEY (chain_id, room_type_id) REFERENCES public.room_types(chain_id, id) ON DELETE CASCADE;
ALTER TABLE ONLY public.folio_entries ADD CONSTRAINT folio_entries_folio_fkey FOREIGN KEY (chain_id, folio_id) REFERENCES public.folios(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.folio_entries ADD CONSTRAINT folio_entries_posted_by_fkey FOREIGN KEY (chain_id, posted_by_id) REFERENCES public.staff_users(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.folio_entries ADD CONSTRAINT folio_entries_reverses_fkey FOREIGN KEY (chain_id, reverses_id) REFERENCES public.folio_entries(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.folios ADD CONSTRAINT folios_payer_fkey FOREIGN KEY (chain_id, payer_id) REFERENCES public.guests(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.folios ADD CONSTRAINT folios_reservation_fkey FOREIGN KEY (chain_id, reservation_id) REFERENCES public.reservations(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.guests ADD CONSTRAINT guests_chain_fkey FOREIGN KEY (chain_id) REFERENCES public.chains(id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.guests ADD CONSTRAINT guests_merged_into_fkey FOREIGN KEY (chain_id, merged_into_id) REFERENCES public.guests(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.inventory_days ADD CONSTRAINT inventory_days_room_type_fkey FOREIGN KEY (chain_id, room_type_id) REFERENCES public.room_types(chain_id, id) ON DELETE CASCADE;
ALTER TABLE ONLY public.loyalty_accounts ADD CONSTRAINT loyalty_accounts_guest_fkey FOREIGN KEY (chain_id, guest_id) REFERENCES public.guests(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.properties ADD CONSTRAINT properties_chain_fkey FOREIGN KEY (chain_id) REFERENCES public.chains(id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.properties ADD CONSTRAINT properties_currency_fkey FOREIGN KEY (currency_code) REFERENCES public.currencies(code) ON DELETE RESTRICT;
ALTER TABLE ONLY public.property_translations ADD CONSTRAINT property_translations_property_fkey FOREIGN KEY (chain_id, property_id) REFERENCES public.properties(chain_id, id) ON DELETE CASCADE;
ALTER TABLE ONLY public.rate_plans ADD CONSTRAINT rate_plans_parent_fkey FOREIGN KEY (chain_id, parent_id) REFERENCES public.rate_plans(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.rate_plans ADD CONSTRAINT rate_plans_property_fkey FOREIGN KEY (chain_id, property_id) REFERENCES public.properties(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.reservation_guests ADD CONSTRAINT reservation_guests_guest_fkey FOREIGN KEY (chain_id, guest_id) REFERENCES public.guests(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.reservation_guests ADD CONSTRAINT reservation_guests_room_fkey FOREIGN KEY (chain_id, reservation_room_id) REFERENCES public.reservation_rooms(chain_id, id) ON DELETE CASCADE;
ALTER TABLE ONLY public.reservation_rooms ADD CONSTRAINT reservation_rooms_rate_plan_fkey FOREIGN KEY (chain_id, rate_plan_id) REFERENCES public.rate_plans(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.reservation_rooms ADD CONSTRAINT reservation_rooms_reservation_fkey FOREIGN KEY (chain_id, reservation_id) REFERENCES public.reservations(chain_id, id) ON DELETE CASCADE;
ALTER TABLE ONLY public.reservation_rooms ADD CONSTRAINT reservation_rooms_room_fkey FOREIGN KEY (chain_id, room_id) REFERENCES public.rooms(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.reservation_rooms ADD CONSTRAINT reservation_rooms_room_type_fkey FOREIGN KEY (chain_id, room_type_id) REFERENCES public.room_types(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.reservation_status_log ADD CONSTRAINT reservation_status_log_changed_by_fkey FOREIGN KEY (chain_id, changed_by_id) REFERENCES public.staff_users(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.reservation_status_log ADD CONSTRAINT reservation_status_log_reservation_fkey FOREIGN KEY (chain_id, reservation_id) REFERENCES public.reservations(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.reservations ADD CONSTRAINT reservations_booker_fkey FOREIGN KEY (chain_id, booker_id) REFERENCES public.guests(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.reservations ADD CONSTRAINT reservations_currency_fkey FOREIGN KEY (currency_code) REFERENCES public.currencies(code) ON DELETE RESTRICT;
ALTER TABLE ONLY public.reservations ADD CONSTRAINT reservations_property_fkey FOREIGN KEY (chain_id, property_id) REFERENCES public.properties(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.room_types ADD CONSTRAINT room_types_property_fkey FOREIGN KEY (chain_id, property_id) REFERENCES public.properties(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.rooms ADD CONSTRAINT rooms_connects_to_fkey FOREIGN KEY (chain_id, connects_to_id) REFERENCES public.rooms(chain_id, id) ON DELETE SET NULL (connects_to_id);
ALTER TABLE ONLY public.rooms ADD CONSTRAINT rooms_property_fkey FOREIGN KEY (chain_id, property_id) REFERENCES public.properties(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.rooms ADD CONSTRAINT rooms_room_type_fkey FOREIGN KEY (chain_id, room_type_id) REFERENCES public.room_types(chain_id, id) ON DELETE RESTRICT;
ALTER TABLE ONLY public.staff_users ADD CONSTRAINT staff_users_chain_fkey FOREIGN KEY (chain_id) REFERENCES public.chains(id) ON DELETE RESTRICT;
