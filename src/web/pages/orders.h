/* Orders of seats and courses: the organisation's pages.
   Also in order_new.c. */
#ifndef MUSTER_ORDERS_PAGE_H
#define MUSTER_ORDERS_PAGE_H

#include "web/route.h"

handler orders_new, orders_create;
handler orders_index, orders_show, orders_invoice, orders_cancel_confirm, orders_cancel, orders_pay, orders_look;

/* --- shared with the site's pages --- */

/* An amount of the row at hand, as {{<name>_words}}. */
void order_show_amount(struct request *request, struct view *view, const char *name, const char *currency, int64_t amount);
/* A line of a list of orders: what its columns do not say. rows gives the columns of the view order_rows. */
void order_fill_line(struct request *request, struct view *line, const struct rows *rows);
/* page_show() of the order :id, with its row of q_order_get(), its lines and its invoices. what: its title before the number, "Cancel order".
   NULL: the organisation has none of that id. */
const struct rows *order_show_page(struct request *request, int64_t organisation, const char *template_name, const char *what);
/* A page of all its invoices and credit notes, to print; false: it has none. back: where the order's own page is. */
bool order_show_invoices(struct request *request, int64_t organisation, const char *back);
/* What is to be paid, in words ("£580.00 and €20.00"), of a query by currency; *orders: how many. NULL: nothing. */
const char *order_waiting_words(struct request *request, struct rows *by_currency, int64_t *orders);

#endif
