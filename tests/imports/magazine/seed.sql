INSERT INTO wp_posts (ID, post_date, post_date_gmt, post_modified, post_content, post_title, post_excerpt)
    VALUES (1, '2026-01-01 10:00:00', '2026-01-01 09:00:00', '2026-01-01 10:00:00', 'text', 'Titel 💬', '');
INSERT INTO wp_users (ID, user_login, user_registered) VALUES (4294967296, 'ana', '2026-01-01 00:00:00');
INSERT INTO wp_options (option_name, option_value, autoload) VALUES ('siteurl', 'x', 'auto'), ('blank', 'x', '');
INSERT INTO customer_entity (entity_id, email, group_id, gender) VALUES (4294967295, 'ana@example.org', 65535, 'f');
INSERT INTO eav_attribute (attribute_id, attribute_code, backend_type, is_required) VALUES (65535, 'price', 'decimal', 1);
INSERT INTO catalog_product_entity (entity_id, entity_type_id, sku) VALUES (4000000000, 4, 'abc');
INSERT INTO sales_flat_order (entity_id, increment_id, customer_id, state, grand_total, weight, paid, pickup_time, pickup_exact, ordered_on, shipped_at, payload, protect_code, ip)
    VALUES (4294967294, 'A1', 4294967295, 'new', 12345678.1234, 0.5, b'1', '23:59:59', '00:00:00.123', '9999-12-31', '2026-01-01 00:00:00.123', '{"a": 1}', UNHEX('00112233445566778899AABBCCDDEEFF'), UNHEX('7F000001'));
INSERT INTO sales_flat_order_item (item_id, order_id, qty_ordered, price) VALUES (1, 4294967294, 2, 0.5);
INSERT INTO `Guest` (`DTYPE`, id) VALUES ('G', 1);
INSERT INTO `Booking` (id, kind, guest_id, deleted, version) VALUES (1, 'Family Room', 1, b'0', 0);
INSERT INTO T_MANDANT VALUES ('100', 'Käse');
INSERT INTO T_LAGER VALUES ('100', 'L001', 'Größe');
INSERT INTO T_PLATZ VALUES ('100', 'L001', 'A-1', 2.5, 'J');
INSERT INTO T_BESTAND (MANDANT, LAGER_NR, PLATZ, LFD, MENGE) VALUES ('100', 'L001', 'A-1', 255, 99999999999999.9999);
INSERT INTO T_PREIS (ARTIKEL, PREIS, `gültig ab`) VALUES ('a', 1, '2026-01-01');
INSERT INTO T_BELEG (TEXT_DE, TAGS) VALUES ('ä', '[1]');
INSERT INTO report_event (event_id, object_id, object_type) VALUES (9223372036854775807, 1, 'x');
INSERT INTO `dotted.name` VALUES (1, 'x', '\\');
