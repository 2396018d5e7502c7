-- Hosted checkouts of orders, and what the payment provider says of them. An order is found by its id alone here: the provider knows no
-- organisations, and what it says is checked against the order.

-- payment_prepare(order_id int): A waiting order is to be paid by checkout, for the first time or anew.
UPDATE orders SET checkout_status = 'preparing', checkout_url = NULL, checkout_at = NULL
 WHERE id = :order_id AND status = 'waiting' AND payment = 'checkout'
   AND (checkout_status IS NULL OR checkout_status = 'failed' OR checkout_status = 'over');

-- payment_open(order_id int, session text, url text, at int): The session is made; none where the order has another one by now.
UPDATE orders SET checkout_status = 'open', checkout_id = :session, checkout_url = :url, checkout_at = :at
 WHERE id = :order_id AND checkout_status = 'preparing';

-- payment_fail(order_id int): No session could be made.
UPDATE orders SET checkout_status = 'failed' WHERE id = :order_id AND checkout_status = 'preparing';

-- payment_drop(order_id int): No session is wanted any more, and none was made.
UPDATE orders SET checkout_status = 'over' WHERE id = :order_id AND checkout_status = 'preparing' AND status <> 'waiting';

-- payment_over(order_id int, session text): Nobody can pay at this session any more.
UPDATE orders SET checkout_status = 'over', checkout_url = NULL, checkout_at = NULL
 WHERE id = :order_id AND checkout_id = :session AND checkout_status = 'open';

-- payment_under_way(order_id int, session text): The buyer is through, and the money takes its time: there is nothing to go to.
UPDATE orders SET checkout_url = NULL WHERE id = :order_id AND checkout_id = :session AND checkout_status = 'open';

-- payment_unmatched(order_id int, payment_id text): A payment that did not match came for an order that is not paid.
UPDATE orders SET payment_id = :payment_id WHERE id = :order_id AND (status = 'waiting' OR status = 'cancelled');

-- payment_look_at(order_id int, at int, within int): When an open session is looked at next. None where it is due in the last seconds before that anyway.
UPDATE orders SET checkout_at = :at WHERE id = :order_id AND checkout_status = 'open' AND (checkout_at IS NULL OR checkout_at NOT BETWEEN :at - :within AND :at);

-- payment_due(now int, most int): Open sessions that are due to be looked at.
SELECT id AS id, created_at AS created_at FROM orders WHERE checkout_at <= :now ORDER BY checkout_at LIMIT :most;

-- payment_lines(order_id int): What is paid for.
SELECT label AS label, quantity AS quantity, price AS price FROM order_lines WHERE order_id = :order_id ORDER BY position;

-- payment_is_object(json text): Whether it is JSON, and an object.
SELECT CASE WHEN json_valid(:json) THEN json_type(:json) = 'object' ELSE 0 END AS is_object;

-- payment_session(json text): A session, as the provider writes it. What is missing, or of another type, is NULL.
SELECT CASE WHEN json_type(:json, '$.id') = 'text' THEN json_extract(:json, '$.id') END AS id,
       CASE WHEN json_type(:json, '$.url') = 'text' THEN json_extract(:json, '$.url') END AS url,
       CASE WHEN json_type(:json, '$.status') = 'text' THEN json_extract(:json, '$.status') END AS status,
       CASE WHEN json_type(:json, '$.payment_status') = 'text' THEN json_extract(:json, '$.payment_status') END AS payment_status,
       CASE WHEN json_type(:json, '$.amount_total') = 'integer' THEN json_extract(:json, '$.amount_total') END AS amount,
       CASE WHEN json_type(:json, '$.currency') = 'text' THEN upper(json_extract(:json, '$.currency')) END AS currency,
       CASE WHEN json_type(:json, '$.payment_intent') = 'text' THEN json_extract(:json, '$.payment_intent')
            WHEN json_type(:json, '$.payment_intent.id') = 'text' THEN json_extract(:json, '$.payment_intent.id') END AS payment_id,
       CASE WHEN json_type(:json, '$.client_reference_id') = 'text' THEN json_extract(:json, '$.client_reference_id') END AS reference,
       CASE WHEN json_type(:json, '$.metadata.order') = 'text' THEN json_extract(:json, '$.metadata.order') END AS meta_order,
       CASE WHEN json_type(:json, '$.metadata.muster') = 'text' THEN json_extract(:json, '$.metadata.muster') END AS site,
       CASE WHEN json_type(:json, '$.amount_refunded') = 'integer' THEN json_extract(:json, '$.amount_refunded') END AS refunded,
       CASE WHEN json_type(:json, '$.error.message') = 'text' THEN json_extract(:json, '$.error.message') END AS error,
       CASE WHEN json_type(:json, '$.error.code') = 'text' THEN json_extract(:json, '$.error.code') END AS error_code;

-- payment_event(json text): An event, as the provider writes it.
SELECT CASE WHEN json_type(:json, '$.id') = 'text' THEN json_extract(:json, '$.id') END AS id,
       CASE WHEN json_type(:json, '$.type') = 'text' THEN json_extract(:json, '$.type') END AS kind,
       CASE WHEN json_type(:json, '$.data.object') = 'object' THEN json_extract(:json, '$.data.object') END AS object;

-- payment_event_known(event_id text): Whether this event has been taken.
SELECT EXISTS (SELECT 1 FROM payment_events WHERE event_id = :event_id) AS known;

-- payment_event_add(event_id text, kind text, order_id int, now int, result text): An event is taken.
INSERT INTO payment_events (event_id, kind, order_id, at, result) VALUES (:event_id, :kind, :order_id, :now, :result);
