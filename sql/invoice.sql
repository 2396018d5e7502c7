-- Invoices and credit notes: numbered together, without gaps.

-- invoice_count_up(): The next number, in the transaction that uses it.
UPDATE price_list SET last_invoice = last_invoice + 1 WHERE id = 1 RETURNING last_invoice AS number;

-- invoice_add(number int, kind text, organisation_id int, order_id int, at int, due_at int, currency text, amount int, seats int, seller text, terms text, buyer text): One of them; due_at 0: nothing is due.
INSERT INTO invoices (number, kind, organisation_id, order_id, at, due_at, currency, amount, seats, seller, terms, buyer)
VALUES (:number, :kind, :organisation_id, :order_id, :at, NULLIF(:due_at, 0), :currency, :amount, :seats, :seller, :terms, :buyer);

-- invoice_balance(organisation_id int, order_id int): What the invoices of an order come to, less its credit notes.
SELECT COALESCE(SUM(CASE WHEN kind = 'invoice' THEN amount ELSE -amount END), 0) AS balance FROM invoices
 WHERE order_id = :order_id AND organisation_id = :organisation_id;

-- invoice_latest(organisation_id int, order_id int): The invoice that a credit note is about: its seller and buyer stand on that too.
SELECT number AS number, seller AS seller, buyer AS buyer FROM invoices
 WHERE order_id = :order_id AND organisation_id = :organisation_id AND kind = 'invoice'
 ORDER BY number DESC LIMIT 1;

-- invoice_list(organisation_id int, order_id int): All of an order, in their order; a credit note names the invoice before it, and an invoice the credit note that took it back whole.
SELECT i.number AS number, i.kind AS kind_is, i.at AS at, i.due_at AS due_at, i.currency AS currency, i.amount AS amount, i.seats AS seats,
       i.seller AS seller, i.terms AS terms, i.buyer AS buyer,
       (SELECT b.number FROM invoices b WHERE b.order_id = i.order_id AND b.number < i.number AND b.kind = 'invoice'
         ORDER BY b.number DESC LIMIT 1) AS of_number,
       (SELECT c.number FROM invoices c WHERE c.order_id = i.order_id AND c.number > i.number AND c.kind = 'credit' AND c.seats = 0
         ORDER BY c.number LIMIT 1) AS taken_back
  FROM invoices i
 WHERE i.order_id = :order_id AND i.organisation_id = :organisation_id
 ORDER BY i.number;
