INSERT INTO auth_user (id, password, is_superuser, username, last_name, email, is_staff, is_active, date_joined, first_name, last_login)
    VALUES (1, 'x', 0, 'ana', '', 'ana@example.org', 0, 1, '2026-01-01 10:00:00.123456', 'Ana', '2026-01-01 10:00:00');
INSERT INTO django_content_type (id, app_label, model) VALUES (1, 'a', 'b');
INSERT INTO loans_copy (id, barcode, price, uuid, meta, bought, opens, kept, lent_for, weight) VALUES (1, 'b1', 1, 'x', '{}', '2026-01-31', '08:30:00', 9223372036854775807, 1, 0.5);
INSERT INTO loans_loan (copy_id, reader_id, due, taken) VALUES (1, 1, '2026-02-28', '2026-01-31');
INSERT INTO moz_places (url, title, visit_count) VALUES ('https://example.org', 'Titel 💬', 2);
INSERT INTO Kunden (KundenNr, Name, Strasse, Aktiv) VALUES (1, 'Käse', 'Gasse 1', 0);
INSERT INTO Artikel (Nr, "Preis €", Farbe) VALUES ('a', 1, 'grün');
INSERT INTO Auftrag (Nr, KundenNr, Summe, Status) VALUES (1, 1, 1.5, 4611686018427387904);
INSERT INTO Position (AuftragNr, Zeile, Artikel) VALUES (1, 40000, 'abcd');
INSERT INTO notes (title) VALUES ('t');
INSERT INTO queue (id, body, run_at, state, created_at) VALUES ('q1', '{"a":1}', 1, 'failed', '2026-01-01 10:00:00+00:00');
INSERT INTO strict_one (a, b, c, d) VALUES (1, 'any', 0.25, x'00ff');
