-- What the site sells, and how it bills.

-- price_get(): The price list. scan: one row.
SELECT currency AS currency, seat_price AS seat_price, seller AS seller, terms AS terms, invoice_days AS invoice_days FROM price_list WHERE id = 1;

-- price_set(currency text, seat_price int, seller text, terms text, invoice_days int, now int): Another one; a price below 0 stands for no sale.
UPDATE price_list SET currency = :currency, seat_price = CASE WHEN :seat_price >= 0 THEN :seat_price END, seller = :seller, terms = :terms,
       invoice_days = :invoice_days, changed_at = :now
 WHERE id = 1;

-- offer_add(title text, title_key text, description text, minutes int, price int, course_id int, now int): A course on offer; none when one of this title is.
INSERT INTO offers (title, title_key, description, minutes, price, course_id, created_at)
VALUES (:title, :title_key, :description, :minutes, :price, NULLIF(:course_id, 0), :now)
    ON CONFLICT DO NOTHING;

-- offer_by_title(title_key text): The one on offer of this title.
SELECT id AS id FROM offers WHERE title_key = :title_key AND status = 'active';

-- offer_get(id int): One that is on offer.
SELECT id AS id, title AS title, title_key AS title_key, description AS description, minutes AS minutes, NULLIF(minutes, 0) AS minutes_said, price AS price, course_id AS course_id FROM offers
 WHERE id = :id AND status = 'active';

-- offer_update(id int, title text, title_key text, description text, minutes int, price int, course_id int): Saves it.
UPDATE offers SET title = :title, title_key = :title_key, description = :description, minutes = :minutes, price = :price, course_id = NULLIF(:course_id, 0)
 WHERE id = :id AND status = 'active';

-- offer_retire(id int): It is not on offer any more; none when it was not.
UPDATE offers SET status = 'retired' WHERE id = :id AND status = 'active';

-- offer_count(most int): How many are on offer; counts so far and no further.
SELECT COUNT(*) AS offers FROM (SELECT id FROM offers WHERE status = 'active' AND title_key >= '' LIMIT :most) AS active;

-- offer_list(): Those on offer, by title. scan: of an index of these, at most 200.
SELECT id AS id, title AS title, description AS description, NULLIF(minutes / 60, 0) AS hours, NULLIF(minutes % 60, 0) AS rest, price AS price
  FROM offers
 WHERE status = 'active'
 ORDER BY title_key LIMIT 200;

-- offer_choices(organisation_id int, group_id int): Those on offer, and whether the group has the course, or an order of it waits. scan: of an index of these, at most 200.
SELECT o.id AS id, o.title AS title, o.description AS description, NULLIF(o.minutes / 60, 0) AS hours, NULLIF(o.minutes % 60, 0) AS rest,
       o.price AS price,
       CASE WHEN EXISTS (SELECT 1 FROM courses c JOIN group_courses gc ON gc.course_id = c.id AND gc.group_id = :group_id
                          WHERE c.organisation_id = :organisation_id AND c.offer_id = o.id) THEN 'there'
            WHEN EXISTS (SELECT 1 FROM orders w JOIN order_lines l ON l.order_id = w.id AND l.offer_id = o.id
                          WHERE w.group_id = :group_id AND w.status = 'waiting') THEN 'ordered'
            ELSE 'open' END AS choice_is
  FROM offers o
 WHERE o.status = 'active'
 ORDER BY o.title_key LIMIT 200;
