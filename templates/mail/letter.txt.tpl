{{#block}}
{{#apart}}

{{/apart}}
{{#lines}}
{{plain}}
{{/lines}}
{{#list}}
{{#course}}
  - {{title}}{{#length}} ({{length}}){{/length}}
{{/course}}
{{/list}}
{{#action}}
{{link}}
{{/action}}
{{/block}}
{{#temporary_password}}

Your temporary password is {{temporary_password}} - choose your own when you log in.
{{/temporary_password}}
{{#kind_is_invite}}

The link works until {{expires}}. Until you accept, the group leaders see your e-mail address only. If the page does not open as it should, paste the link into a private window.
{{/kind_is_invite}}
{{#kind_is_welcome}}

The link works until {{expires}}.
{{/kind_is_welcome}}
{{#kind_is_redeemed}}

The link works until {{expires}}. Until you accept, the group leaders see your e-mail address only.
{{/kind_is_redeemed}}
{{#kind_is_registered}}

The link works until {{expires}}.
{{/kind_is_registered}}

--
{{#kind_is_invite}}
Sent to {{email}} because {{sender}} entered this address. Not you? Ignore this e-mail, or decline the invite at the link above and we send no more.
{{/kind_is_invite}}
{{#kind_is_enrolled}}
Sent to {{email}} because {{sender}} of {{organisation}} enrolled you.
{{/kind_is_enrolled}}
{{#kind_is_redeemed}}
Sent to {{email}} because somebody entered this address with a code. Not you? Ignore this e-mail, or decline at the link above.
{{/kind_is_redeemed}}
{{#kind_is_registered}}
Sent to {{email}} because somebody made an account with this address. Not you? Ignore this e-mail: the address is not theirs until it is confirmed.
{{/kind_is_registered}}
{{#kind_is_joining}}
Sent to {{email}} because somebody entered this address on the join page of {{organisation}}. Not you? Ignore this e-mail: nothing happens.
{{/kind_is_joining}}
{{#kind_is_joined}}
Sent to {{email}} because this account joined the group.
{{/kind_is_joined}}
{{#kind_is_waitlisted}}
Sent to {{email}} because this account is on the wait list. You can leave it under My learning.
{{/kind_is_waitlisted}}
{{#kind_is_assigned}}
Sent to {{email}} because {{sender}} of {{organisation}} assigned you a course.
{{/kind_is_assigned}}
{{#kind_is_reminder}}
Sent to {{email}} because this account is in the group. You get one reminder a day at most.
{{/kind_is_reminder}}
{{#kind_is_invite_reminder}}
Sent to {{email}} because {{organisation}} invited this address. Not you? Ignore this e-mail, or decline the invite at the link above and we send no more.
{{/kind_is_invite_reminder}}
{{#kind_is_promoted}}
Sent to {{email}} because this account was on the wait list.
{{/kind_is_promoted}}
{{#kind_is_wait_ended}}
Sent to {{email}} because this account was on the wait list.
{{/kind_is_wait_ended}}
{{#kind_is_administrator}}
Sent to {{email}} because {{sender}} entered this address.
{{/kind_is_administrator}}
{{#kind_is_welcome}}
Sent to {{email}} because {{sender}} entered this address. Not you? Ignore this e-mail: nobody can use the account without it.
{{/kind_is_welcome}}
{{#kind_is_reset}}
If you did not ask for this, ignore this e-mail: your password stays as it is.
{{/kind_is_reset}}
{{#kind_is_address}}
If you did not ask for this, ignore this e-mail: nothing changes.
{{/kind_is_address}}
{{#kind_is_password_changed}}
Sent to {{email}} because it is an address of this account.
{{/kind_is_password_changed}}
{{#kind_is_address_changed}}
Sent to {{email}} because it was the address of this account.
{{/kind_is_address_changed}}
{{#kind_is_carry_approved}}
Sent to {{email}} because this account asked for it.
{{/kind_is_carry_approved}}
{{#kind_is_carry_declined}}
Sent to {{email}} because this account asked for it.
{{/kind_is_carry_declined}}
{{#kind_is_certificate}}
Sent to {{email}} because this account completed the course.
{{/kind_is_certificate}}
{{#kind_is_certificate_expiring}}
Sent to {{email}} because this account has the certificate. It is the only reminder.
{{/kind_is_certificate_expiring}}
{{#kind_is_report}}
Sent to {{email}} because a report is scheduled for this account. Stop it at the report, under Scheduled reports.
{{/kind_is_report}}
{{#kind_is_ordered}}
Sent to {{email}} because this account made the order.
{{/kind_is_ordered}}
{{#kind_is_order_paid}}
Sent to {{email}} because this account made the order.
{{/kind_is_order_paid}}
{{#kind_is_order_cancelled}}
Sent to {{email}} because this account made the order.
{{/kind_is_order_cancelled}}
{{#kind_is_order_refunded}}
Sent to {{email}} because this account made the order.
{{/kind_is_order_refunded}}
{{#kind_is_imported}}
Sent to {{email}} because this account uploaded the file.
{{/kind_is_imported}}
