-- Marketplace: operators ("tenants") run market places on which sellers offer listings to buyers.
-- PostgreSQL 15+. Written by hand.
--
-- Keys are uuids. A table that others refer to has UNIQUE (tenant_id, id), so that every foreign key inside a tenant is composite
-- and no row can refer to another tenant's. Such a key leads to tenants(id) by itself, so only tables without one have a direct key to
-- tenants. Money is in minor units (bigint) beside its currency.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE currencies (
    code        char(3)     NOT NULL,
    name        text        NOT NULL,
    exponent    smallint    NOT NULL,
    CONSTRAINT currencies_pkey PRIMARY KEY (code),               -- natural key: ISO 4217
    CONSTRAINT currencies_name_key UNIQUE (name),
    CONSTRAINT currencies_code_format CHECK (code ~ '^[A-Z]{3}$'),
    CONSTRAINT currencies_exponent_range CHECK (exponent BETWEEN 0 AND 4)
);

CREATE TABLE countries (
    code        char(2)     NOT NULL,
    name        text        NOT NULL,
    CONSTRAINT countries_pkey PRIMARY KEY (code),                -- natural key: ISO 3166-1
    CONSTRAINT countries_name_key UNIQUE (name),
    CONSTRAINT countries_code_format CHECK (code ~ '^[A-Z]{2}$')
);
COMMENT ON TABLE countries IS 'Reference data; changed by migrations only, hence without times.';

CREATE TABLE tenants (
    id              uuid            NOT NULL DEFAULT gen_random_uuid(),
    slug            varchar(63)     NOT NULL,
    name            varchar(160)    NOT NULL,
    currency_code   char(3)         NOT NULL,
    commission_bps  integer         NOT NULL DEFAULT 1000,
    status          varchar(20)     NOT NULL DEFAULT 'trial',
    trial_ends_at   timestamptz,
    created_at      timestamptz     NOT NULL DEFAULT now(),
    updated_at      timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT tenants_pkey PRIMARY KEY (id),
    CONSTRAINT tenants_slug_key UNIQUE (slug),
    CONSTRAINT tenants_slug_format CHECK (slug ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$'),
    CONSTRAINT tenants_currency_fkey FOREIGN KEY (currency_code) REFERENCES currencies (code) ON DELETE RESTRICT,
    CONSTRAINT tenants_commission_range CHECK (commission_bps BETWEEN 0 AND 5000),
    CONSTRAINT tenants_status_check CHECK (status IN ('trial', 'active', 'suspended', 'closed'))
);
CREATE INDEX tenants_currency_code_idx ON tenants (currency_code);

-- One to one with the tenant: its key is the tenant's.
CREATE TABLE tenant_settings (
    tenant_id               uuid            NOT NULL,
    support_email           varchar(254)    NOT NULL,
    default_locale          varchar(10)     NOT NULL DEFAULT 'en',
    review_window_days      smallint        NOT NULL DEFAULT 60,
    require_seller_approval boolean         NOT NULL DEFAULT true,
    theme                   jsonb           NOT NULL DEFAULT '{}',
    created_at              timestamptz     NOT NULL DEFAULT now(),
    updated_at              timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT tenant_settings_pkey PRIMARY KEY (tenant_id),
    CONSTRAINT tenant_settings_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT tenant_settings_review_window_range CHECK (review_window_days BETWEEN 0 AND 365)
);

CREATE TABLE accounts (
    id                  uuid            NOT NULL DEFAULT gen_random_uuid(),
    tenant_id           uuid            NOT NULL,
    email               varchar(254)    NOT NULL,
    display_name        varchar(80)     NOT NULL,
    password_hash       varchar(200),               -- none: signs in by a link in a mail
    phone               varchar(32),
    locale              varchar(10)     NOT NULL DEFAULT 'en',
    stripe_customer_id  varchar(64),
    email_verified_at   timestamptz,
    created_at          timestamptz     NOT NULL DEFAULT now(),
    updated_at          timestamptz     NOT NULL DEFAULT now(),
    deleted_at          timestamptz,
    CONSTRAINT accounts_pkey PRIMARY KEY (id),
    CONSTRAINT accounts_tenant_id_key UNIQUE (tenant_id, id),
    CONSTRAINT accounts_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE RESTRICT
);
-- Among the living only, so that somebody who left may come back.
CREATE UNIQUE INDEX accounts_email_key ON accounts (tenant_id, lower(email)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX accounts_stripe_customer_key ON accounts (tenant_id, stripe_customer_id);

-- Looked up by the hash alone, before the tenant is known: unique across all.
CREATE TABLE sessions (
    token_hash      bytea           NOT NULL,
    tenant_id       uuid            NOT NULL,
    account_id      uuid            NOT NULL,
    ip_address      inet,
    user_agent      varchar(400),
    created_at      timestamptz     NOT NULL DEFAULT now(),
    last_seen_at    timestamptz     NOT NULL DEFAULT now(),
    expires_at      timestamptz     NOT NULL,
    CONSTRAINT sessions_pkey PRIMARY KEY (token_hash),
    CONSTRAINT sessions_account_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT sessions_token_hash_length CHECK (octet_length(token_hash) = 32),
    CONSTRAINT sessions_expiry CHECK (expires_at > created_at)
);
CREATE INDEX sessions_account_idx ON sessions (tenant_id, account_id);
CREATE INDEX sessions_expires_at_idx ON sessions (expires_at);

-- Never updated: an order of last year shows where it went.
CREATE TABLE addresses (
    id              uuid            NOT NULL DEFAULT gen_random_uuid(),
    tenant_id       uuid            NOT NULL,
    account_id      uuid            NOT NULL,
    recipient       varchar(160)    NOT NULL,
    line1           varchar(120)    NOT NULL,
    line2           varchar(120),
    postal_code     varchar(16),
    city            varchar(80)     NOT NULL,
    country_code    char(2)         NOT NULL,
    created_at      timestamptz     NOT NULL DEFAULT now(),
    hidden_at       timestamptz,                    -- no longer offered in the address book
    CONSTRAINT addresses_pkey PRIMARY KEY (id),
    CONSTRAINT addresses_tenant_id_key UNIQUE (tenant_id, id),
    CONSTRAINT addresses_account_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT addresses_country_fkey FOREIGN KEY (country_code) REFERENCES countries (code) ON DELETE RESTRICT
);
CREATE INDEX addresses_account_idx ON addresses (tenant_id, account_id);
CREATE INDEX addresses_country_code_idx ON addresses (country_code);

CREATE TABLE sellers (
    id                  uuid            NOT NULL DEFAULT gen_random_uuid(),
    tenant_id           uuid            NOT NULL,
    slug                varchar(63)     NOT NULL,
    name                varchar(160)    NOT NULL,
    about               text,
    country_code        char(2)         NOT NULL,
    vat_number          varchar(20),
    stripe_account_id   varchar(64),
    status              varchar(20)     NOT NULL DEFAULT 'pending',
    -- Denormalised by the trigger of reviews: every search result shows both.
    review_count        integer         NOT NULL DEFAULT 0,
    rating_average      numeric(3, 2),
    created_at          timestamptz     NOT NULL DEFAULT now(),
    updated_at          timestamptz     NOT NULL DEFAULT now(),
    deleted_at          timestamptz,
    CONSTRAINT sellers_pkey PRIMARY KEY (id),
    CONSTRAINT sellers_tenant_id_key UNIQUE (tenant_id, id),
    CONSTRAINT sellers_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE RESTRICT,
    CONSTRAINT sellers_country_fkey FOREIGN KEY (country_code) REFERENCES countries (code) ON DELETE RESTRICT,
    CONSTRAINT sellers_status_check CHECK (status IN ('pending', 'approved', 'rejected', 'blocked')),
    CONSTRAINT sellers_review_count_range CHECK (review_count >= 0),
    CONSTRAINT sellers_rating_range CHECK (rating_average BETWEEN 1 AND 5),
    CONSTRAINT sellers_rating_with_reviews CHECK ((review_count = 0) = (rating_average IS NULL))
);
CREATE UNIQUE INDEX sellers_slug_key ON sellers (tenant_id, slug) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX sellers_stripe_account_key ON sellers (tenant_id, stripe_account_id);
CREATE INDEX sellers_status_idx ON sellers (tenant_id, status, created_at);
CREATE INDEX sellers_country_code_idx ON sellers (country_code);

-- A join with attributes: the pair is the key.
CREATE TABLE seller_members (
    tenant_id   uuid            NOT NULL,
    seller_id   uuid            NOT NULL,
    account_id  uuid            NOT NULL,
    role        varchar(20)     NOT NULL DEFAULT 'clerk',
    created_at  timestamptz     NOT NULL DEFAULT now(),
    updated_at  timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT seller_members_pkey PRIMARY KEY (tenant_id, seller_id, account_id),
    CONSTRAINT seller_members_seller_fkey FOREIGN KEY (tenant_id, seller_id) REFERENCES sellers (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT seller_members_account_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT seller_members_role_check CHECK (role IN ('owner', 'manager', 'clerk'))
);
CREATE INDEX seller_members_account_idx ON seller_members (tenant_id, account_id);

-- A tree. The path is denormalised for breadcrumbs and for "everything below".
CREATE TABLE categories (
    id          uuid            NOT NULL DEFAULT gen_random_uuid(),
    tenant_id   uuid            NOT NULL,
    parent_id   uuid,
    slug        varchar(80)     NOT NULL,
    path        varchar(800)    NOT NULL,
    position    integer         NOT NULL DEFAULT 0,
    created_at  timestamptz     NOT NULL DEFAULT now(),
    updated_at  timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT categories_pkey PRIMARY KEY (id),
    CONSTRAINT categories_tenant_id_key UNIQUE (tenant_id, id),
    CONSTRAINT categories_path_key UNIQUE (tenant_id, path),
    CONSTRAINT categories_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE RESTRICT,
    CONSTRAINT categories_parent_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES categories (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT categories_not_own_parent CHECK (parent_id <> id),
    CONSTRAINT categories_position_range CHECK (position >= 0)
);
CREATE INDEX categories_parent_idx ON categories (tenant_id, parent_id);

CREATE TABLE category_translations (
    tenant_id   uuid            NOT NULL,
    category_id uuid            NOT NULL,
    locale      varchar(10)     NOT NULL,
    name        varchar(120)    NOT NULL,
    created_at  timestamptz     NOT NULL DEFAULT now(),
    updated_at  timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT category_translations_pkey PRIMARY KEY (tenant_id, category_id, locale),
    CONSTRAINT category_translations_category_fkey FOREIGN KEY (tenant_id, category_id) REFERENCES categories (tenant_id, id) ON DELETE CASCADE
);

CREATE TABLE attribute_definitions (
    id          uuid            NOT NULL DEFAULT gen_random_uuid(),
    tenant_id   uuid            NOT NULL,
    category_id uuid            NOT NULL,
    code        varchar(40)     NOT NULL,
    data_type   varchar(10)     NOT NULL,
    unit        varchar(12),
    is_required boolean         NOT NULL DEFAULT false,
    created_at  timestamptz     NOT NULL DEFAULT now(),
    updated_at  timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT attribute_definitions_pkey PRIMARY KEY (id),
    CONSTRAINT attribute_definitions_tenant_id_key UNIQUE (tenant_id, id),
    CONSTRAINT attribute_definitions_code_key UNIQUE (tenant_id, category_id, code),
    CONSTRAINT attribute_definitions_category_fkey FOREIGN KEY (tenant_id, category_id) REFERENCES categories (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT attribute_definitions_type_check CHECK (data_type IN ('text', 'number', 'boolean'))
);

CREATE TABLE listings (
    id              uuid            NOT NULL DEFAULT gen_random_uuid(),
    tenant_id       uuid            NOT NULL,
    seller_id       uuid            NOT NULL,
    category_id     uuid            NOT NULL,
    title           varchar(200)    NOT NULL,
    description     text            NOT NULL DEFAULT '',
    condition       varchar(12)     NOT NULL DEFAULT 'new',
    status          varchar(12)     NOT NULL DEFAULT 'draft',
    published_at    timestamptz,
    search          tsvector        GENERATED ALWAYS AS (to_tsvector('simple', title || ' ' || description)) STORED,
    created_at      timestamptz     NOT NULL DEFAULT now(),
    updated_at      timestamptz     NOT NULL DEFAULT now(),
    deleted_at      timestamptz,
    CONSTRAINT listings_pkey PRIMARY KEY (id),
    CONSTRAINT listings_tenant_id_key UNIQUE (tenant_id, id),
    CONSTRAINT listings_seller_fkey FOREIGN KEY (tenant_id, seller_id) REFERENCES sellers (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT listings_category_fkey FOREIGN KEY (tenant_id, category_id) REFERENCES categories (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT listings_condition_check CHECK (condition IN ('new', 'refurbished', 'used')),
    CONSTRAINT listings_status_check CHECK (status IN ('draft', 'in_review', 'live', 'paused', 'rejected')),
    CONSTRAINT listings_live_is_published CHECK (status <> 'live' OR published_at IS NOT NULL)
);
CREATE INDEX listings_seller_idx ON listings (tenant_id, seller_id);
CREATE INDEX listings_category_idx ON listings (tenant_id, category_id);
CREATE INDEX listings_browse_idx ON listings (tenant_id, category_id, published_at DESC) WHERE status = 'live' AND deleted_at IS NULL;
CREATE INDEX listings_search_idx ON listings USING gin (search);

-- A typed value for each attribute: exactly one of three columns.
CREATE TABLE listing_attributes (
    tenant_id       uuid            NOT NULL,
    listing_id      uuid            NOT NULL,
    attribute_id    uuid            NOT NULL,
    text_value      varchar(200),
    number_value    numeric(18, 6),
    boolean_value   boolean,
    CONSTRAINT listing_attributes_pkey PRIMARY KEY (tenant_id, listing_id, attribute_id),
    CONSTRAINT listing_attributes_listing_fkey FOREIGN KEY (tenant_id, listing_id) REFERENCES listings (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT listing_attributes_attribute_fkey FOREIGN KEY (tenant_id, attribute_id) REFERENCES attribute_definitions (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT listing_attributes_one_value CHECK (num_nonnulls(text_value, number_value, boolean_value) = 1)
);
CREATE INDEX listing_attributes_attribute_idx ON listing_attributes (tenant_id, attribute_id);

CREATE TABLE listing_images (
    id          uuid            NOT NULL DEFAULT gen_random_uuid(),
    tenant_id   uuid            NOT NULL,
    listing_id  uuid            NOT NULL,
    object_key  varchar(200)    NOT NULL,
    alt_text    varchar(200)    NOT NULL DEFAULT '',
    width_px    integer         NOT NULL,
    height_px   integer         NOT NULL,
    position    smallint        NOT NULL,
    created_at  timestamptz     NOT NULL DEFAULT now(),
    updated_at  timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT listing_images_pkey PRIMARY KEY (id),
    CONSTRAINT listing_images_object_key_key UNIQUE (object_key),   -- the bucket is one for all tenants
    CONSTRAINT listing_images_position_key UNIQUE (tenant_id, listing_id, position) DEFERRABLE INITIALLY DEFERRED,  -- two change places
    CONSTRAINT listing_images_listing_fkey FOREIGN KEY (tenant_id, listing_id) REFERENCES listings (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT listing_images_size_range CHECK (width_px > 0 AND height_px > 0),
    CONSTRAINT listing_images_position_range CHECK (position >= 1)
);

CREATE TABLE variants (
    id              uuid            NOT NULL DEFAULT gen_random_uuid(),
    tenant_id       uuid            NOT NULL,
    listing_id      uuid            NOT NULL,
    sku             varchar(60)     NOT NULL,
    gtin            varchar(14),                    -- leading zeros count; many goods have none
    option_values   jsonb           NOT NULL DEFAULT '{}',
    price_minor     bigint          NOT NULL,
    compare_minor   bigint,
    currency_code   char(3)         NOT NULL,
    -- Denormalised from stock_movements, locked by the sale; the movements are the truth and a job compares.
    stock_quantity  integer         NOT NULL DEFAULT 0,
    created_at      timestamptz     NOT NULL DEFAULT now(),
    updated_at      timestamptz     NOT NULL DEFAULT now(),
    deleted_at      timestamptz,
    CONSTRAINT variants_pkey PRIMARY KEY (id),
    CONSTRAINT variants_tenant_id_key UNIQUE (tenant_id, id),
    CONSTRAINT variants_listing_fkey FOREIGN KEY (tenant_id, listing_id) REFERENCES listings (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT variants_currency_fkey FOREIGN KEY (currency_code) REFERENCES currencies (code) ON DELETE RESTRICT,
    CONSTRAINT variants_price_range CHECK (price_minor >= 0),
    CONSTRAINT variants_compare_above_price CHECK (compare_minor > price_minor),
    CONSTRAINT variants_stock_range CHECK (stock_quantity >= 0),
    CONSTRAINT variants_gtin_format CHECK (gtin ~ '^[0-9]{8,14}$')
);
CREATE UNIQUE INDEX variants_sku_key ON variants (tenant_id, listing_id, sku) WHERE deleted_at IS NULL;
CREATE INDEX variants_listing_idx ON variants (tenant_id, listing_id);
CREATE INDEX variants_gtin_idx ON variants (tenant_id, gtin) WHERE gtin IS NOT NULL;
CREATE INDEX variants_currency_code_idx ON variants (currency_code);

-- Prices that hold for a time; two of one variant never overlap, and one without an end is open.
CREATE TABLE promotions (
    id          uuid            NOT NULL DEFAULT gen_random_uuid(),
    tenant_id   uuid            NOT NULL,
    variant_id  uuid            NOT NULL,
    price_minor bigint          NOT NULL,
    valid_during tstzrange      NOT NULL,
    created_at  timestamptz     NOT NULL DEFAULT now(),
    updated_at  timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT promotions_pkey PRIMARY KEY (id),
    CONSTRAINT promotions_variant_fkey FOREIGN KEY (tenant_id, variant_id) REFERENCES variants (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT promotions_price_range CHECK (price_minor >= 0),
    CONSTRAINT promotions_not_empty CHECK (NOT isempty(valid_during)),
    CONSTRAINT promotions_no_overlap EXCLUDE USING gist (tenant_id WITH =, variant_id WITH =, valid_during WITH &&)
);
CREATE INDEX promotions_variant_idx ON promotions (tenant_id, variant_id);

-- Nothing but the pair and since when.
CREATE TABLE favourites (
    tenant_id   uuid        NOT NULL,
    account_id  uuid        NOT NULL,
    listing_id  uuid        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT favourites_pkey PRIMARY KEY (tenant_id, account_id, listing_id),
    CONSTRAINT favourites_account_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT favourites_listing_fkey FOREIGN KEY (tenant_id, listing_id) REFERENCES listings (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX favourites_listing_idx ON favourites (tenant_id, listing_id);

CREATE TABLE orders (
    id                  uuid            NOT NULL DEFAULT gen_random_uuid(),
    tenant_id           uuid            NOT NULL,
    buyer_id            uuid            NOT NULL,
    seller_id           uuid            NOT NULL,   -- a basket with goods of three sellers becomes three orders
    checkout_id         uuid            NOT NULL,   -- what they have in common; a value, no table
    number              varchar(20)     NOT NULL,
    status              varchar(16)     NOT NULL DEFAULT 'pending',
    currency_code       char(3)         NOT NULL,
    items_minor         bigint          NOT NULL,
    shipping_minor      bigint          NOT NULL DEFAULT 0,
    commission_minor    bigint          NOT NULL,
    total_minor         bigint          GENERATED ALWAYS AS (items_minor + shipping_minor) STORED,
    shipping_address_id uuid            NOT NULL,
    billing_address_id  uuid            NOT NULL,
    placed_at           timestamptz     NOT NULL DEFAULT now(),
    completed_at        timestamptz,
    created_at          timestamptz     NOT NULL DEFAULT now(),
    updated_at          timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT orders_pkey PRIMARY KEY (id),
    CONSTRAINT orders_tenant_id_key UNIQUE (tenant_id, id),
    CONSTRAINT orders_number_key UNIQUE (tenant_id, number),
    CONSTRAINT orders_buyer_fkey FOREIGN KEY (tenant_id, buyer_id) REFERENCES accounts (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT orders_seller_fkey FOREIGN KEY (tenant_id, seller_id) REFERENCES sellers (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT orders_currency_fkey FOREIGN KEY (currency_code) REFERENCES currencies (code) ON DELETE RESTRICT,
    CONSTRAINT orders_shipping_address_fkey FOREIGN KEY (tenant_id, shipping_address_id) REFERENCES addresses (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT orders_billing_address_fkey FOREIGN KEY (tenant_id, billing_address_id) REFERENCES addresses (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT orders_status_check CHECK (status IN ('pending', 'paid', 'shipped', 'completed', 'cancelled', 'disputed')),
    CONSTRAINT orders_amounts_range CHECK (items_minor >= 0 AND shipping_minor >= 0 AND commission_minor BETWEEN 0 AND items_minor)
);
CREATE INDEX orders_buyer_idx ON orders (tenant_id, buyer_id, placed_at DESC);
CREATE INDEX orders_seller_idx ON orders (tenant_id, seller_id, status, placed_at DESC);
CREATE INDEX orders_checkout_idx ON orders (tenant_id, checkout_id);
CREATE INDEX orders_shipping_address_idx ON orders (tenant_id, shipping_address_id);
CREATE INDEX orders_billing_address_idx ON orders (tenant_id, billing_address_id);
CREATE INDEX orders_currency_code_idx ON orders (currency_code);

-- Title, sku and price are copied: the listing changes, what was bought does not.
CREATE TABLE order_lines (
    id              uuid            NOT NULL DEFAULT gen_random_uuid(),
    tenant_id       uuid            NOT NULL,
    order_id        uuid            NOT NULL,
    line_number     smallint        NOT NULL,
    variant_id      uuid            NOT NULL,
    title           varchar(200)    NOT NULL,
    sku             varchar(60)     NOT NULL,
    unit_minor      bigint          NOT NULL,
    quantity        integer         NOT NULL,
    vat_rate        numeric(5, 4)   NOT NULL,
    created_at      timestamptz     NOT NULL DEFAULT now(),
    updated_at      timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT order_lines_pkey PRIMARY KEY (id),
    CONSTRAINT order_lines_tenant_id_key UNIQUE (tenant_id, id),
    CONSTRAINT order_lines_number_key UNIQUE (tenant_id, order_id, line_number),
    CONSTRAINT order_lines_order_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT order_lines_variant_fkey FOREIGN KEY (tenant_id, variant_id) REFERENCES variants (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT order_lines_line_number_range CHECK (line_number >= 1),
    CONSTRAINT order_lines_unit_range CHECK (unit_minor >= 0),
    CONSTRAINT order_lines_quantity_range CHECK (quantity BETWEEN 1 AND 9999),
    CONSTRAINT order_lines_vat_range CHECK (vat_rate BETWEEN 0 AND 1)
);
CREATE INDEX order_lines_variant_idx ON order_lines (tenant_id, variant_id);

-- Append-only, by a trigger that refuses UPDATE and DELETE (below).
CREATE TABLE order_status_history (
    id          bigint          GENERATED ALWAYS AS IDENTITY,       -- a number: it gives the order of events, and nobody sees it
    tenant_id   uuid            NOT NULL,
    order_id    uuid            NOT NULL,
    from_status varchar(16),                                         -- none: the beginning
    to_status   varchar(16)     NOT NULL,
    actor_id    uuid,                                                -- none: a job
    note        varchar(300),
    occurred_at timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT order_status_history_pkey PRIMARY KEY (id),
    CONSTRAINT order_status_history_order_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT order_status_history_actor_fkey FOREIGN KEY (tenant_id, actor_id) REFERENCES accounts (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT order_status_history_to_check CHECK (to_status IN ('pending', 'paid', 'shipped', 'completed', 'cancelled', 'disputed'))
);
CREATE INDEX order_status_history_order_idx ON order_status_history (tenant_id, order_id, occurred_at);
-- Partial, and still good for the foreign key: whoever deletes an account asks for a value, never for NULL.
CREATE INDEX order_status_history_actor_idx ON order_status_history (tenant_id, actor_id) WHERE actor_id IS NOT NULL;

-- Append-only too. Signed: sales take, returns and deliveries give.
CREATE TABLE stock_movements (
    id              bigint          GENERATED ALWAYS AS IDENTITY,
    tenant_id       uuid            NOT NULL,
    variant_id      uuid            NOT NULL,
    order_line_id   uuid,
    reason          varchar(12)     NOT NULL,
    delta           integer         NOT NULL,
    occurred_at     timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT stock_movements_pkey PRIMARY KEY (id),
    CONSTRAINT stock_movements_variant_fkey FOREIGN KEY (tenant_id, variant_id) REFERENCES variants (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT stock_movements_order_line_fkey FOREIGN KEY (tenant_id, order_line_id) REFERENCES order_lines (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT stock_movements_reason_check CHECK (reason IN ('sale', 'return', 'delivery', 'correction')),
    CONSTRAINT stock_movements_line_for_sales CHECK ((reason IN ('sale', 'return')) = (order_line_id IS NOT NULL)),
    CONSTRAINT stock_movements_delta_not_zero CHECK (delta <> 0)
);
CREATE INDEX stock_movements_variant_idx ON stock_movements (tenant_id, variant_id, occurred_at);
CREATE INDEX stock_movements_order_line_idx ON stock_movements (tenant_id, order_line_id) WHERE order_line_id IS NOT NULL;

CREATE TABLE payments (
    id                          uuid            NOT NULL DEFAULT gen_random_uuid(),
    tenant_id                   uuid            NOT NULL,
    order_id                    uuid            NOT NULL,
    stripe_payment_intent_id    varchar(64),
    idempotency_key             varchar(80)     NOT NULL,
    status                      varchar(12)     NOT NULL DEFAULT 'pending',
    amount_minor                bigint          NOT NULL,
    refunded_minor              bigint          NOT NULL DEFAULT 0,
    failure_code                varchar(60),
    created_at                  timestamptz     NOT NULL DEFAULT now(),
    updated_at                  timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT payments_pkey PRIMARY KEY (id),
    CONSTRAINT payments_idempotency_key UNIQUE (tenant_id, idempotency_key),
    CONSTRAINT payments_intent_key UNIQUE (tenant_id, stripe_payment_intent_id),
    CONSTRAINT payments_order_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT payments_status_check CHECK (status IN ('pending', 'captured', 'failed', 'disputed')),
    CONSTRAINT payments_amount_range CHECK (amount_minor > 0),
    CONSTRAINT payments_refunded_range CHECK (refunded_minor BETWEEN 0 AND amount_minor)
);
CREATE INDEX payments_order_idx ON payments (tenant_id, order_id);

CREATE TABLE payouts (
    id                  uuid            NOT NULL DEFAULT gen_random_uuid(),
    tenant_id           uuid            NOT NULL,
    seller_id           uuid            NOT NULL,
    currency_code       char(3)         NOT NULL,
    amount_minor        bigint          NOT NULL,
    period_start        date            NOT NULL,
    period_end          date            NOT NULL,
    stripe_transfer_id  varchar(64),
    paid_at             timestamptz,
    created_at          timestamptz     NOT NULL DEFAULT now(),
    updated_at          timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT payouts_pkey PRIMARY KEY (id),
    CONSTRAINT payouts_period_key UNIQUE (tenant_id, seller_id, currency_code, period_start),
    CONSTRAINT payouts_transfer_key UNIQUE (tenant_id, stripe_transfer_id),
    CONSTRAINT payouts_seller_fkey FOREIGN KEY (tenant_id, seller_id) REFERENCES sellers (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT payouts_currency_fkey FOREIGN KEY (currency_code) REFERENCES currencies (code) ON DELETE RESTRICT,
    CONSTRAINT payouts_amount_range CHECK (amount_minor > 0),
    CONSTRAINT payouts_period_order CHECK (period_end > period_start)
);
CREATE INDEX payouts_currency_code_idx ON payouts (currency_code);

-- One review for each line that was bought, so nobody reviews what he has not. The seller is denormalised for the seller's page;
-- the composite key of the line vouches for the rest.
CREATE TABLE reviews (
    order_line_id   uuid            NOT NULL,
    tenant_id       uuid            NOT NULL,
    seller_id       uuid            NOT NULL,
    rating          smallint        NOT NULL,
    body            text,
    reply           text,
    hidden_at       timestamptz,
    created_at      timestamptz     NOT NULL DEFAULT now(),
    updated_at      timestamptz     NOT NULL DEFAULT now(),
    CONSTRAINT reviews_pkey PRIMARY KEY (tenant_id, order_line_id),
    CONSTRAINT reviews_order_line_fkey FOREIGN KEY (tenant_id, order_line_id) REFERENCES order_lines (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT reviews_seller_fkey FOREIGN KEY (tenant_id, seller_id) REFERENCES sellers (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT reviews_rating_range CHECK (rating BETWEEN 1 AND 5)
);
CREATE INDEX reviews_seller_idx ON reviews (tenant_id, seller_id, created_at DESC);

-- A message is about a listing or about an order: two real keys, one of them set.
CREATE TABLE messages (
    id              uuid            NOT NULL DEFAULT gen_random_uuid(),
    tenant_id       uuid            NOT NULL,
    sender_id       uuid            NOT NULL,
    recipient_id    uuid            NOT NULL,
    listing_id      uuid,
    order_id        uuid,
    body            text            NOT NULL,
    sent_at         timestamptz     NOT NULL DEFAULT now(),
    read_at         timestamptz,
    CONSTRAINT messages_pkey PRIMARY KEY (id),
    CONSTRAINT messages_sender_fkey FOREIGN KEY (tenant_id, sender_id) REFERENCES accounts (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT messages_recipient_fkey FOREIGN KEY (tenant_id, recipient_id) REFERENCES accounts (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT messages_listing_fkey FOREIGN KEY (tenant_id, listing_id) REFERENCES listings (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT messages_order_fkey FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE RESTRICT,
    CONSTRAINT messages_about_one CHECK (num_nonnulls(listing_id, order_id) = 1),
    CONSTRAINT messages_not_to_oneself CHECK (sender_id <> recipient_id),
    CONSTRAINT messages_body_length CHECK (length(body) BETWEEN 1 AND 5000)
);
CREATE INDEX messages_sender_idx ON messages (tenant_id, sender_id);
CREATE INDEX messages_recipient_idx ON messages (tenant_id, recipient_id, sent_at DESC);
CREATE INDEX messages_listing_idx ON messages (tenant_id, listing_id);
CREATE INDEX messages_order_idx ON messages (tenant_id, order_id);

-- The inbox of the payment provider. Nothing refers to it. The tenant is found out only while a row is worked on: an event names the
-- provider's account and nothing else. So there is a tenant, but it is optional, and the unique does not begin with it.
CREATE TABLE webhook_inbox (
    id              bigint          GENERATED ALWAYS AS IDENTITY,
    tenant_id       uuid,
    provider        varchar(20)     NOT NULL,
    event_id        varchar(80)     NOT NULL,
    payload         jsonb           NOT NULL,
    attempts        smallint        NOT NULL DEFAULT 0,
    received_at     timestamptz     NOT NULL DEFAULT now(),
    processed_at    timestamptz,
    CONSTRAINT webhook_inbox_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_inbox_event_key UNIQUE (provider, event_id),
    CONSTRAINT webhook_inbox_tenant_fkey FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT webhook_inbox_attempts_range CHECK (attempts >= 0)
);
CREATE INDEX webhook_inbox_open_idx ON webhook_inbox (received_at) WHERE processed_at IS NULL;
CREATE INDEX webhook_inbox_tenant_idx ON webhook_inbox (tenant_id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER order_status_history_append_only BEFORE UPDATE OR DELETE ON order_status_history FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stock_movements_append_only BEFORE UPDATE OR DELETE ON stock_movements FOR EACH ROW EXECUTE FUNCTION refuse_change();
