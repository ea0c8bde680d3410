INSERT INTO spree_users (id, email, created_at, updated_at) VALUES (7, 'Ana@Example.org', '2026-01-01 00:00:00', '9999-12-31 23:59:59.999999');
INSERT INTO trips (id, name, difficulty, season, price, tags, created_at, updated_at)
    VALUES (1001, 'Alps', 'N/A', '[2026-06-01,2026-09-01)', 1200.50, '{a,"b c"}', '2026-01-01', '2026-01-01');
INSERT INTO addresses (id, owner_type, owner_id, country_iso) VALUES (3, 'User', 7, 'CH');
INSERT INTO orders (id, number, user_id, bill_address_id, total, created_at, updated_at)
    VALUES (20, 'R1', 7, 3, 99.90, '2026-01-01', '2026-01-01');
INSERT INTO portal.auth_user (id, password, is_superuser, username, first_name, email, is_staff, is_active, date_joined)
    VALUES (5, 'x', false, 'ana', 'Ana', 'ana@example.org', false, true, '2026-01-01 00:00:00+00');
INSERT INTO portal.members_profile (user_id, state, gender, plan, points) VALUES (5, 'live', '', 'gold', 3);
INSERT INTO portal.orders (id, member_id, shop_order_id) VALUES (1, 5, 20);
INSERT INTO portal.order_notes (id, order_id, note) VALUES (1, 1, 'ring twice');
INSERT INTO booking.person (dtype, id) VALUES ('P', 1);
INSERT INTO booking.booking (id, status, period, customer_id, amount) VALUES (9, 'no-show', '[2026-01-01,2026-01-02)', 1, 12345678901234567.89);
INSERT INTO "ERP"."T001" VALUES ('100', 'DE01', 'Reisen', 'EUR');
INSERT INTO "ERP".bkpf (mandt, bukrs, belnr, gjahr, budat, huge) VALUES ('100', 'DE01', '0000000001', 2026, '2026-01-31', 1234567890123456.0123456789);
INSERT INTO "ERP".bseg VALUES ('100', 'DE01', '0000000001', 2026, 1, 10.5000, 'S', NULL);
