/* Every page there is. What is not listed is 404; nothing is open to anyone who has not the role named here. */
#include "web/pages/account.h"
#include "web/pages/activity.h"
#include "web/pages/addresses.h"
#include "web/pages/branches.h"
#include "web/pages/codes.h"
#include "web/pages/courses.h"
#include "web/pages/enrol.h"
#include "web/pages/fields.h"
#include "web/pages/groups.h"
#include "web/pages/help.h"
#include "web/pages/import_preview.h"
#include "web/pages/imports.h"
#include "web/pages/invites.h"
#include "web/pages/jobs.h"
#include "web/pages/join.h"
#include "web/pages/learners.h"
#include "web/pages/learning.h"
#include "web/pages/mail.h"
#include "web/pages/members.h"
#include "web/pages/messages.h"
#include "web/pages/organisation.h"
#include "web/pages/passwords.h"
#include "web/pages/redeem.h"
#include "web/pages/seats.h"
#include "web/pages/sessions.h"
#include "web/pages/site.h"
#include "web/pages/start.h"
#include "web/pages/webhooks.h"
#include "web/pages/waiting.h"
#include "web/route.h"

#define CSV_MOST IMPORT_BYTES_MOST

const struct route routes[] = {
	{ GET, "/", PUBLIC, start_index },
	{ GET, "/healthz", PUBLIC, start_health },
	{ POST, "/webhooks/stripe", PUBLIC, webhooks_stripe, .before = webhooks_check_stripe, .raw = PAYMENT_JSON_MAX },

	{ GET, "/login", PUBLIC, sessions_new },
	{ POST, "/login", PUBLIC, sessions_create, .again = sessions_new, .before = sessions_check },
	{ POST, "/logout", PUBLIC, sessions_end },
	{ POST, "/organisations/:id/enter", SIGNED_IN, sessions_enter },
	{ GET, "/password/forgot", PUBLIC, passwords_forgot },
	{ POST, "/password/forgot", PUBLIC, passwords_ask, .again = passwords_forgot },
	{ GET, "/password/reset/:token", PUBLIC, passwords_new },
	{ POST, "/password/reset/:token", PUBLIC, passwords_create, .again = passwords_new, .before = passwords_check_link },
	{ GET, "/password/change", SIGNED_IN, passwords_edit },
	{ POST, "/password/change", SIGNED_IN, passwords_update, .again = passwords_edit, .before = passwords_check_edit },
	{ GET, "/verify/:token", SIGNED_IN, addresses_confirm },
	{ POST, "/verify/:token", SIGNED_IN, addresses_take, .again = addresses_confirm },

	{ GET, "/invite/:token", PUBLIC, invites_show },
	{ GET, "/invite/:token/accept", PUBLIC, invites_answer },
	{ POST, "/invite/:token/accept", PUBLIC, invites_accept, .again = invites_answer, .before = invites_check },
	{ POST, "/invite/:token/decline", PUBLIC, invites_decline },
	{ POST, "/invite/:token/address", SIGNED_IN, invites_add_address, .again = invites_show },

	{ GET, "/join/:name", PUBLIC, joins_show },
	{ POST, "/join/:name", PUBLIC, joins_ask, .again = joins_show },
	{ GET, "/join/:name/:token", PUBLIC, joins_link },
	{ POST, "/join/:name/:token", PUBLIC, joins_accept, .again = joins_link, .before = joins_check },
	{ POST, "/join/:name/:token/address", SIGNED_IN, joins_add_address, .again = joins_link },

	{ GET, "/redeem", PUBLIC, redeem_new },
	{ POST, "/redeem", PUBLIC, redeem_open, .again = redeem_new, .before = redeem_seek },
	{ GET, "/redeem/:code", PUBLIC, redeem_show },
	{ POST, "/redeem/:code", PUBLIC, redeem_take, .again = redeem_show, .before = redeem_check },

	{ GET, "/learning", SIGNED_IN, learning_index },
	{ GET, "/learning/:id", SIGNED_IN, learning_course },
	{ GET, "/learning/invites/:id", SIGNED_IN, learning_invite },
	{ POST, "/learning/invites/:id/accept", SIGNED_IN, learning_accept, .again = learning_invite },
	{ POST, "/learning/invites/:id/decline", SIGNED_IN, learning_decline },
	{ POST, "/learning/waiting/:id/leave", SIGNED_IN, waiting_leave, .again = learning_index },

	{ GET, "/account", SIGNED_IN, account_show },
	{ POST, "/account", SIGNED_IN, account_update, .again = account_show },
	{ POST, "/account/addresses", SIGNED_IN, addresses_create, .again = account_show },
	{ POST, "/account/addresses/:id/resend", SIGNED_IN, addresses_resend, .again = account_show },
	{ POST, "/account/addresses/:id/main", SIGNED_IN, addresses_make_main, .again = account_show },
	{ POST, "/account/addresses/:id/remove", SIGNED_IN, addresses_remove, .again = account_show },
	{ POST, "/account/waiting/:id/remove", SIGNED_IN, addresses_withdraw },
	{ POST, "/account/password", SIGNED_IN, passwords_change, .again = account_show, .before = passwords_check_change },
	{ POST, "/account/sessions/end", SIGNED_IN, sessions_end_others },
	{ POST, "/account/sessions/:id/end", SIGNED_IN, sessions_end_one },

	{ GET, "/groups", LEADER, groups_index },
	{ GET, "/groups/new", ADMIN, groups_new },
	{ POST, "/groups/new", ADMIN, groups_create, .again = groups_new },
	{ GET, "/groups/:group", LEADER, learners_index },
	{ GET, "/groups/:group/settings", LEADER, groups_settings },
	{ POST, "/groups/:group/settings", LEADER, groups_update, .again = groups_settings },
	{ POST, "/groups/:group/leaders", ADMIN, leaders_create, .again = groups_settings },
	{ POST, "/groups/:group/leaders/:id/remove", ADMIN, leaders_remove },
	{ POST, "/groups/:group/duplicate", ADMIN, groups_duplicate },
	{ GET, "/groups/:group/archive", ADMIN, groups_archive_confirm },
	{ POST, "/groups/:group/archive", ADMIN, groups_archive },
	{ POST, "/groups/:group/restore", ADMIN, groups_restore, .again = groups_settings },
	{ GET, "/groups/:group/courses", LEADER, group_courses },
	{ POST, "/groups/:group/courses", ADMIN, group_courses_update, .again = group_courses },
	{ GET, "/groups/:group/enrol", LEADER, enrol_index },
	{ GET, "/groups/:group/enrol/manual", LEADER, enrol_manual },
	{ POST, "/groups/:group/enrol/manual", LEADER, enrol_manual_create, .again = enrol_manual },
	{ GET, "/groups/:group/enrol/csv", LEADER, enrol_csv, .feature = "csv_upload" },
	{ POST, "/groups/:group/enrol/csv", LEADER, enrol_csv_take, .again = enrol_csv, .feature = "csv_upload", .upload = CSV_MOST },
	{ GET, "/groups/:group/enrol/copy", LEADER, enrol_copy },
	{ POST, "/groups/:group/enrol/copy", LEADER, enrol_copy_create, .again = enrol_copy },
	{ GET, "/groups/:group/enrol/code", LEADER, codes_new },
	{ POST, "/groups/:group/enrol/code", LEADER, codes_create, .again = codes_new, .before = codes_check },
	{ GET, "/groups/:group/enrol/done", LEADER, enrol_done },
	{ GET, "/groups/:group/codes", LEADER, codes_index },
	{ GET, "/groups/:group/codes/retired", LEADER, codes_retired },
	{ GET, "/groups/:group/codes/:id", LEADER, codes_show },
	{ GET, "/groups/:group/codes/:id/edit", LEADER, codes_edit },
	{ POST, "/groups/:group/codes/:id/edit", LEADER, codes_update, .again = codes_edit },
	{ POST, "/groups/:group/codes/:id/switch", LEADER, codes_switch, .again = codes_index },
	{ GET, "/groups/:group/codes/:id/retire", LEADER, codes_retire_confirm },
	{ POST, "/groups/:group/codes/:id/retire", LEADER, codes_retire },
	{ GET, "/groups/:group/codes/:id/poster", LEADER, codes_poster },
	{ GET, "/groups/:group/codes/:id/qr.svg", LEADER, codes_picture },
	{ GET, "/groups/:group/keys", LEADER, keys_index },
	{ POST, "/groups/:group/keys", LEADER, keys_create, .again = keys_index },
	{ GET, "/groups/:group/keys/:id", LEADER, keys_show },
	{ GET, "/groups/:group/keys/:id/keys.csv", LEADER, keys_export },
	{ GET, "/groups/:group/keys/:id/cards", LEADER, keys_cards },
	{ GET, "/groups/:group/keys/:id/revoke", LEADER, keys_revoke_unused_confirm },
	{ POST, "/groups/:group/keys/:id/revoke", LEADER, keys_revoke_unused },
	{ GET, "/groups/:group/keys/one/:id/revoke", LEADER, keys_revoke_confirm },
	{ POST, "/groups/:group/keys/one/:id/revoke", LEADER, keys_revoke, .again = keys_index },
	{ GET, "/groups/:group/learners.csv", LEADER, learners_export },
	{ POST, "/groups/:group/learners/bulk", LEADER, learners_bulk },
	{ POST, "/groups/:group/learners/bring-back/:id", LEADER, learners_bring_back },
	{ GET, "/groups/:group/learners/:id/remove", LEADER, learners_remove_confirm },
	{ POST, "/groups/:group/learners/:id/remove", LEADER, learners_remove },
	{ GET, "/groups/:group/learners/:id/archive", ADMIN, learners_archive_confirm },
	{ POST, "/groups/:group/learners/:id/archive", ADMIN, learners_archive },
	{ POST, "/groups/:group/learners/:id/restore", ADMIN, learners_restore },
	{ POST, "/groups/:group/invites/:id/resend", LEADER, invites_resend },
	{ GET, "/groups/:group/invites/:id/cancel", LEADER, invites_cancel_confirm },
	{ POST, "/groups/:group/invites/:id/cancel", LEADER, invites_cancel },
	{ POST, "/groups/:group/invites/:id/reinvite", LEADER, invites_reinvite },
	{ GET, "/groups/:group/seats", LEADER, seats_index },
	{ POST, "/groups/:group/seats", ADMIN, seats_update, .again = seats_index },
	{ GET, "/groups/:group/seats/kept", LEADER, seats_kept },
	{ GET, "/groups/:group/waiting", LEADER, waiting_index },
	{ GET, "/groups/:group/waiting/:id/remove", LEADER, waiting_remove_confirm },
	{ POST, "/groups/:group/waiting/:id/remove", LEADER, waiting_remove, .again = waiting_index },
	{ GET, "/groups/:group/invites/:id/email", LEADER, invites_email },
	{ POST, "/groups/:group/invites/:id/email", LEADER, invites_email_update, .again = invites_email },

	{ GET, "/imports", LEADER, imports_index },
	{ GET, "/imports/new", ADMIN, imports_new, .feature = "csv_upload" },
	{ POST, "/imports/new", ADMIN, imports_create, .again = imports_new, .feature = "csv_upload", .upload = CSV_MOST },
	{ GET, "/imports/template.csv", LEADER, imports_template },
	{ GET, "/imports/sample.csv", LEADER, imports_sample },
	{ GET, "/imports/:id", LEADER, imports_show },
	{ GET, "/imports/:id/columns", LEADER, imports_columns },
	{ POST, "/imports/:id/columns", LEADER, imports_map, .again = imports_columns, .feature = "csv_upload" },
	{ GET, "/imports/:id/file", LEADER, imports_file },
	{ GET, "/imports/:id/rows.csv", LEADER, imports_rows },
	{ GET, "/imports/:id/rows/:row", LEADER, imports_row_edit },
	{ POST, "/imports/:id/rows/:row", LEADER, imports_row_update, .again = imports_row_edit },
	{ POST, "/imports/:id/rows/:row/skip", LEADER, imports_row_skip, .again = imports_show },
	{ POST, "/imports/:id/replace", LEADER, imports_replace, .again = imports_show },
	{ GET, "/imports/:id/mail", LEADER, imports_mail },
	{ POST, "/imports/:id/check", LEADER, imports_check, .again = imports_show },
	{ POST, "/imports/:id/approve", LEADER, imports_approve, .again = imports_show, .feature = "csv_upload" },
	{ POST, "/imports/:id/disapprove", LEADER, imports_disapprove, .again = imports_show },
	{ POST, "/imports/:id/pause", LEADER, imports_pause, .again = imports_show },
	{ POST, "/imports/:id/resume", LEADER, imports_resume, .again = imports_show },
	{ GET, "/imports/:id/cancel", LEADER, imports_cancel_confirm },
	{ POST, "/imports/:id/cancel", LEADER, imports_cancel, .again = imports_show },
	{ GET, "/imports/:id/undo", LEADER, imports_undo_confirm },
	{ POST, "/imports/:id/undo", LEADER, imports_undo, .again = imports_show },

	{ GET, "/jobs/:id", LEADER, jobs_show },

	{ GET, "/learners", ADMIN, members_index },
	{ GET, "/learners.csv", ADMIN, members_export },
	{ GET, "/learners/new", ADMIN, members_new },
	{ POST, "/learners/new", ADMIN, members_create, .again = members_new },
	{ GET, "/learners/:id/edit", ADMIN, members_edit },
	{ POST, "/learners/:id/edit", ADMIN, members_update, .again = members_edit },
	{ GET, "/learners/:id", LEADER, members_show },
	{ GET, "/learners/:id/archive", ADMIN, members_archive_confirm },
	{ POST, "/learners/:id/archive", ADMIN, members_archive, .again = members_archive_confirm },
	{ POST, "/learners/:id/restore", ADMIN, members_restore, .again = members_show },
	{ GET, "/learners/:id/role", ADMIN, members_role_confirm },
	{ POST, "/learners/:id/role", ADMIN, members_role, .again = members_role_confirm },

	{ GET, "/courses", ADMIN, courses_index },
	{ POST, "/courses", ADMIN, courses_create, .again = courses_new },
	{ GET, "/courses/new", ADMIN, courses_new },
	{ GET, "/courses/:id", ADMIN, courses_show },
	{ POST, "/courses/:id", ADMIN, courses_update, .again = courses_edit },
	{ GET, "/courses/:id/edit", ADMIN, courses_edit },
	{ POST, "/courses/:id/archive", ADMIN, courses_archive },
	{ POST, "/courses/:id/restore", ADMIN, courses_restore },

	{ GET, "/organisation", ADMIN, organisation_show },
	{ POST, "/organisation", ADMIN, organisation_save, .again = organisation_show },
	{ GET, "/organisation/activity", ADMIN, activity_index },
	{ GET, "/organisation/mail", ADMIN, mail_index },
	{ POST, "/organisation/mail", ADMIN, mail_sender, .again = mail_index },
	{ GET, "/organisation/mail/:name", ADMIN, mail_edit },
	{ POST, "/organisation/mail/:name", ADMIN, mail_save, .again = mail_edit },
	{ GET, "/organisation/mail/:name/default", ADMIN, mail_default_confirm },
	{ POST, "/organisation/mail/:name/default", ADMIN, mail_default },
	{ POST, "/organisation/mail/:name/test", ADMIN, mail_test, .again = mail_edit },
	{ GET, "/organisation/messages", ADMIN, messages_index },
	{ POST, "/organisation/messages/:id/send", ADMIN, messages_send, .again = messages_index },
	{ GET, "/organisation/branches", ADMIN, branches_index },
	{ POST, "/organisation/branches", ADMIN, branches_create, .again = branches_new },
	{ GET, "/organisation/branches/new", ADMIN, branches_new },
	{ GET, "/organisation/branches/:id", ADMIN, branches_show },
	{ POST, "/organisation/branches/:id", ADMIN, branches_rename, .again = branches_show },
	{ POST, "/organisation/branches/:id/move", ADMIN, branches_move, .again = branches_show },
	{ GET, "/organisation/branches/:id/delete", ADMIN, branches_delete_confirm },
	{ POST, "/organisation/branches/:id/delete", ADMIN, branches_delete, .again = branches_delete_confirm },
	{ GET, "/organisation/fields", ADMIN, fields_index },
	{ POST, "/organisation/fields", ADMIN, fields_create, .again = fields_new },
	{ GET, "/organisation/fields/new", ADMIN, fields_new },
	{ GET, "/organisation/fields/:id", ADMIN, fields_edit },
	{ POST, "/organisation/fields/:id", ADMIN, fields_update, .again = fields_edit },
	{ POST, "/organisation/fields/:id/shift", ADMIN, fields_shift },
	{ POST, "/organisation/fields/:id/choice", ADMIN, fields_rename_choice, .again = fields_edit },
	{ GET, "/organisation/fields/:id/delete", ADMIN, fields_delete_confirm },
	{ POST, "/organisation/fields/:id/delete", ADMIN, fields_delete },
	{ GET, "/organisation/join", ADMIN, join_settings },
	{ POST, "/organisation/join", ADMIN, join_settings_save, .again = join_settings },
	{ GET, "/organisation/join/qr.svg", ADMIN, join_settings_qr },
	{ GET, "/organisation/announcement", ADMIN, organisation_announcement },
	{ POST, "/organisation/announcement", ADMIN, organisation_announce },
	{ POST, "/organisation/checklist/close", ADMIN, organisation_close_checklist },

	{ GET, "/help", PUBLIC, help_index },
	{ GET, "/help/:topic", PUBLIC, help_show },

	{ GET, "/admin/organisations", SITE_ADMIN, site_organisations },
	{ POST, "/admin/organisations", SITE_ADMIN, site_organisation_create, .again = site_organisation_new },
	{ GET, "/admin/organisations/new", SITE_ADMIN, site_organisation_new },
	{ GET, "/admin/organisations/:id", SITE_ADMIN, site_organisation_show },
	{ POST, "/admin/organisations/:id/features", SITE_ADMIN, site_organisation_switch },
	{ GET, "/admin/organisations/:id/close", SITE_ADMIN, site_organisation_close_confirm },
	{ POST, "/admin/organisations/:id/close", SITE_ADMIN, site_organisation_close },
	{ POST, "/admin/organisations/:id/reopen", SITE_ADMIN, site_organisation_reopen },
	{ GET, "/admin/accounts", SITE_ADMIN, site_accounts },
	{ GET, "/admin/accounts/:id", SITE_ADMIN, site_account_show },
	{ POST, "/admin/accounts/:id/reset", SITE_ADMIN, site_account_reset, .again = site_account_show },
	{ POST, "/admin/accounts/:id/sessions/end", SITE_ADMIN, site_account_end_sessions },
	{ POST, "/admin/accounts/:id/site-admin", SITE_ADMIN, site_account_admin, .again = site_account_show },
	{ GET, "/admin/accounts/:id/close", SITE_ADMIN, site_account_close_confirm },
	{ POST, "/admin/accounts/:id/close", SITE_ADMIN, site_account_close, .again = site_account_close_confirm },
	{ POST, "/admin/accounts/:id/reopen", SITE_ADMIN, site_account_reopen },
	{ GET, "/admin/activity", SITE_ADMIN, activity_site },
	{ GET, "/admin/health", SITE_ADMIN, site_health },
};

const size_t route_count = sizeof routes / sizeof routes[0];
