/* Site administration: orders of all organisations, and what the site sells. */
#ifndef MUSTER_SITE_ORDERS_PAGE_H
#define MUSTER_SITE_ORDERS_PAGE_H

#include "web/route.h"

handler site_orders, site_orders_export, site_order_show, site_order_invoice, site_order_paid_confirm, site_order_paid;
handler site_order_cancel_confirm, site_order_cancel, site_order_refund, site_order_settle;
handler site_prices, site_prices_update, site_offer_new, site_offer_create, site_offer_edit, site_offer_update;
handler site_offer_retire_confirm, site_offer_retire;

#endif
