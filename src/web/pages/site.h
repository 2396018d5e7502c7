/* What the site's administrators see: organisations, accounts, health. */
#ifndef MUSTER_SITE_PAGE_H
#define MUSTER_SITE_PAGE_H

#include "web/route.h"

handler site_organisations, site_organisation_new, site_organisation_create, site_organisation_show;
handler site_organisation_switch, site_organisation_close_confirm, site_organisation_close, site_organisation_reopen,
	site_organisation_give;
handler site_accounts, site_account_show, site_account_reset, site_account_end_sessions, site_account_admin_confirm,
	site_account_admin;
handler site_account_close_confirm, site_account_close, site_account_reopen;
handler site_health;

#endif
