-- Orders of seats and courses, and what became of them.

-- order_add(organisation_id int, group_id int, account_id int, payment text, reference text, buyer text, currency text, seats int, seat_price int, total int, now int): A new order, which waits for its payment.
INSERT INTO orders (organisation_id, group_id, account_id, payment, reference, buyer, currency, seats, seat_price, total, created_at)
VALUES (:organisation_id, :group_id, :account_id, :payment, :reference, :buyer, :currency, :seats, :seat_price, :total, :now);

-- order_line_add(organisation_id int, order_id int, position int, offer_id int, label text, quantity int, price int, amount int): One of its lines; an offer of 0 stands for seats.
INSERT INTO order_lines (organisation_id, order_id, position, offer_id, label, quantity, price, amount)
VALUES (:organisation_id, :order_id, :position, NULLIF(:offer_id, 0), :label, :quantity, :price, :amount);

-- order_load(id int): What is done with an order of whichever organisation goes by this.
SELECT o.id AS id, o.organisation_id AS organisation_id, o.group_id AS group_id, o.account_id AS account_id, o.status AS status,
       o.payment AS payment, o.currency AS currency, o.seats AS seats, o.seat_price AS seat_price, o.total AS total,
       o.seats_refunded AS seats_refunded, o.refunded AS refunded, o.checkout_status AS checkout_status, o.checkout_id AS checkout_id,
       o.checkout_url AS checkout_url, o.payment_id AS payment_id, o.buyer AS buyer
  FROM orders o
 WHERE o.id = :id;

-- order_of(organisation_id int, id int): Whether it is one of the organisation.
SELECT id AS id FROM orders WHERE organisation_id = :organisation_id AND id = :id;

-- order_offer(organisation_id int, group_id int, id int): A course on offer, and whether the group has it, or an order of it waits: its id.
SELECT o.title AS title, o.price AS price,
       EXISTS (SELECT 1 FROM courses c JOIN group_courses gc ON gc.course_id = c.id AND gc.group_id = :group_id
                WHERE c.organisation_id = :organisation_id AND c.offer_id = o.id) AS is_there,
       (SELECT w.id FROM orders w JOIN order_lines l ON l.order_id = w.id AND l.offer_id = o.id
         WHERE w.group_id = :group_id AND w.status = 'waiting' ORDER BY w.id LIMIT 1) AS ordered
  FROM offers o
 WHERE o.id = :id AND o.status = 'active';

-- order_set_paid(id int, paid_by int, payment_id text, now int): It is paid, also where it was cancelled before; none when it was paid already. A payment that did not match is its own where somebody says that it is paid. The one guard against fulfilling it twice.
UPDATE orders SET status = 'paid', paid_at = :now, paid_by = NULLIF(:paid_by, 0), payment_id = COALESCE(:payment_id, payment_id), ended_at = NULL
 WHERE id = :id AND (status = 'waiting' OR status = 'cancelled');

-- order_add_trouble(id int, trouble text): What a site administrator has to look at, once, behind what stands there already.
UPDATE orders SET trouble = CASE WHEN trouble IS NULL THEN :trouble WHEN instr(trouble, :trouble) > 0 THEN trouble ELSE trouble || ' ' || :trouble END
 WHERE id = :id;

-- order_settle(organisation_id int, id int): There is nothing to look at any more, nor a payment that did not match.
UPDATE orders SET trouble = NULL, payment_id = CASE WHEN status = 'paid' OR status = 'refunded' THEN payment_id END
 WHERE organisation_id = :organisation_id AND id = :id;

-- order_set_cancelled(organisation_id int, id int, now int): None when it does not wait any more.
UPDATE orders SET status = 'cancelled', ended_at = :now WHERE organisation_id = :organisation_id AND id = :id AND status = 'waiting';

-- order_set_refunded(organisation_id int, id int, seats int, amount int, now int): So many more of its seats are taken back; none when it did not bring that many.
UPDATE orders SET status = 'refunded', ended_at = :now, seats_refunded = seats_refunded + :seats, refunded = refunded + :amount
 WHERE organisation_id = :organisation_id AND id = :id AND (status = 'paid' OR status = 'refunded') AND seats_refunded + :seats <= seats;

-- order_offers(organisation_id int, id int): The courses that it is for.
SELECT offer_id AS offer_id, label AS label, price AS price FROM order_lines
 WHERE organisation_id = :organisation_id AND order_id = :id AND offer_id IS NOT NULL
 ORDER BY position;

-- order_courses(organisation_id int, id int): How many courses it is for.
SELECT COUNT(*) AS courses FROM order_lines WHERE organisation_id = :organisation_id AND order_id = :id AND offer_id IS NOT NULL;

-- order_course(organisation_id int, id int): The first course that it is for.
SELECT label AS label FROM order_lines
 WHERE organisation_id = :organisation_id AND order_id = :id AND offer_id IS NOT NULL
 ORDER BY position LIMIT 1;

-- order_course_add(organisation_id int, group_id int, course_id int, now int): A course that was paid for stands behind those of the group; none when it has it.
INSERT INTO group_courses (organisation_id, group_id, course_id, position, added_at)
SELECT :organisation_id, :group_id, :course_id,
       COALESCE((SELECT position FROM group_courses WHERE group_id = :group_id ORDER BY position DESC LIMIT 1), -1) + 1, :now
 WHERE true
    ON CONFLICT (group_id, course_id) DO NOTHING;

-- order_buyer(organisation_id int): Who the organisation's invoices went to last, else its name.
SELECT COALESCE((SELECT o.buyer FROM orders o WHERE o.organisation_id = n.id ORDER BY o.id DESC LIMIT 1), n.name) AS buyer
  FROM organisations n
 WHERE n.id = :organisation_id;

-- order_get(organisation_id int, id int): One order for its page.
SELECT r.*, o.checkout_status AS checkout_is, o.checkout_url AS checkout_url, o.payment_id AS payment_id, o.reference AS reference,
       o.buyer AS buyer, o.trouble AS trouble, o.ended_at AS ended_at, o.seat_price AS seat_price, o.seats_refunded AS seats_refunded,
       COALESCE(NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.email) AS who, a.email AS who_email,
       COALESCE(NULLIF(trim(p.first_name || ' ' || p.last_name), ''), p.email) AS marked_by,
       g.seats AS group_seats, g.seats_held AS group_held, g.status AS group_is,
       CASE WHEN o.status = 'paid' OR o.status = 'refunded' THEN CASE WHEN o.paid_by IS NOT NULL THEN 'hand' WHEN o.payment_id IS NOT NULL THEN 'provider' ELSE 'free' END END AS paid_is
  FROM order_rows r
  JOIN orders o ON o.id = r.id
  JOIN groups g ON g.id = o.group_id
  JOIN accounts a ON a.id = o.account_id
  LEFT JOIN accounts p ON p.id = o.paid_by
 WHERE r.organisation_id = :organisation_id AND r.id = :id;

-- order_lines_of(organisation_id int, id int): What it is for.
SELECT label AS label, quantity AS quantity, price AS price, amount AS amount, NULL AS offer_id, CASE WHEN offer_id IS NULL THEN 'seats' ELSE 'course' END AS line_is
  FROM order_lines
 WHERE organisation_id = :organisation_id AND order_id = :id
 ORDER BY position;

-- order_page(organisation_id int, before_id int, most int): The organisation's orders, latest first.
SELECT * FROM order_rows WHERE organisation_id = :organisation_id AND id < :before_id ORDER BY id DESC LIMIT :most;

-- order_page_before(organisation_id int, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM orders WHERE organisation_id = :organisation_id AND id > :first_id ORDER BY id LIMIT 1 OFFSET :most;

-- order_waiting(organisation_id int): What the organisation has to pay, by currency. scan: an organisation has few orders, and they are read by index.
SELECT currency AS currency, COUNT(*) AS orders, SUM(total) AS total FROM orders
 WHERE organisation_id = :organisation_id AND status = 'waiting'
 GROUP BY currency ORDER BY currency;

-- For site administrators: of all organisations.

-- order_site_page(before_id int, most int): All, latest first.
SELECT * FROM order_rows WHERE id < :before_id ORDER BY id DESC LIMIT :most;

-- order_site_page_before(first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM orders WHERE id > :first_id ORDER BY id LIMIT 1 OFFSET :most;

-- order_site_page_in_status(status text, before_id int, most int): Those in one status.
SELECT * FROM order_rows WHERE status = :status AND id < :before_id ORDER BY id DESC LIMIT :most;

-- order_site_page_in_status_before(status text, first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM orders WHERE status = :status AND id > :first_id ORDER BY id LIMIT 1 OFFSET :most;

-- order_site_page_troubled(before_id int, most int): Those that somebody has to look at.
SELECT * FROM order_rows WHERE troubled = 1 AND id < :before_id ORDER BY id DESC LIMIT :most;

-- order_site_page_troubled_before(first_id int, most int): The key before the previous page.
SELECT '' AS sort_key, id AS id FROM orders WHERE trouble IS NOT NULL AND id > :first_id ORDER BY id LIMIT 1 OFFSET :most;

-- order_site_waiting(): What is to be paid, by currency: reads an index of those that wait.
SELECT currency AS currency, COUNT(*) AS orders, SUM(total) AS total FROM orders WHERE status = 'waiting' GROUP BY currency ORDER BY currency;

-- order_site_troubled(): How many somebody has to look at. scan: of an index that holds only those.
SELECT COUNT(*) AS orders FROM orders WHERE trouble IS NOT NULL;

-- order_export(after_id int, most int): Every order, for a file.
SELECT r.*, (SELECT group_concat(l.label, '; ') FROM (SELECT i.label AS label FROM order_lines i WHERE i.order_id = r.id AND i.offer_id IS NOT NULL ORDER BY i.position) l) AS titles,
       o.reference AS reference
  FROM order_rows r JOIN orders o ON o.id = r.id
 WHERE r.id > :after_id
 ORDER BY r.id LIMIT :most;

-- order_groups(organisation_id int): The groups with the fewest free seats, where some are soon needed; at most 5. sort: an organisation has some hundreds of groups.
SELECT id AS id, name AS name, seats AS seats, seats_held AS seats_held, seats - seats_held AS seats_free,
       CASE WHEN seats <= seats_held THEN 'full' ELSE 'free' END AS room_is
  FROM groups
 WHERE organisation_id = :organisation_id AND status = 'active' AND seats IS NOT NULL
 ORDER BY seats - seats_held, name_key LIMIT 5;

-- order_events(order_id int): What the payment provider told about it, latest first; at most 50.
SELECT id AS id, event_id AS event_id, kind AS kind, at AS at, result AS result FROM payment_events
 WHERE order_id = :order_id
 ORDER BY id DESC LIMIT 50;
