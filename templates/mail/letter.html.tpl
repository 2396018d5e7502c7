<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{subject}}</title>
<style>
@media (max-width: 600px) { .pad { padding: 24px 20px !important } }
@media (prefers-color-scheme: dark) {
body, .ground { background: #0f1412 !important }
.card { background: #161c19 !important; border-color: #28312c !important }
.text { color: #e7ede9 !important } .faint { color: #a2aea7 !important } .link { color: #58cb9e !important }
.line { border-color: #28312c !important }
}
</style>
</head>
<body style="margin:0;padding:0;background:#f1f4ef">
<div role="main">
<table class="ground" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f1f4ef;word-break:break-word">
<tr><td align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px">
<tr><td style="padding:0 4px 16px">
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td width="32" height="32" align="center" style="width:32px;height:32px;background:#0b6b4f;border-radius:8px;color:#ffffff;font:bold 18px/32px Arial,Helvetica,sans-serif">M</td>
<td class="text" style="padding-left:10px;color:#15211b;font:bold 17px/24px -apple-system,'Segoe UI',Roboto,Arial,sans-serif">Muster</td>
</tr></table>
</td></tr>
<tr><td class="card pad" style="background:#ffffff;border:1px solid #e1e6df;border-radius:12px;padding:32px 36px">
<h1 class="text" style="margin:0 0 12px;color:#15211b;font:bold 22px/28px -apple-system,'Segoe UI',Roboto,Arial,sans-serif">{{heading}}</h1>
{{#block}}
{{#lines}}
<p class="text" style="margin:0 0 16px;color:#15211b;font:16px/24px -apple-system,'Segoe UI',Roboto,Arial,sans-serif">{{#run}}{{words}}{{#url}}<a class="link" href="{{url}}" style="color:#0b6b4f;word-break:break-all">{{url}}</a>{{/url}}{{#line_end}}<br>{{/line_end}}{{/run}}</p>
{{/lines}}
{{#list}}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 24px;border-bottom:1px solid #e1e6df;font:15px/22px -apple-system,'Segoe UI',Roboto,Arial,sans-serif">
{{#course}}
<tr><td class="text line" style="padding:10px 0;border-top:1px solid #e1e6df;color:#15211b">{{title}}</td><td class="faint line" align="right" style="padding:10px 0;border-top:1px solid #e1e6df;color:#55615a;white-space:nowrap">{{length}}</td></tr>
{{/course}}
</table>
{{/list}}
{{#action}}
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 20px"><tr>
<td style="background:#0b6b4f;border-radius:6px"><a href="{{link}}" style="display:inline-block;padding:13px 24px;color:#ffffff;font:bold 16px/20px -apple-system,'Segoe UI',Roboto,Arial,sans-serif;text-decoration:none">{{button}}</a></td>
</tr></table>
{{/action}}
{{/block}}
{{#temporary_password}}
<p class="text" style="margin:0 0 16px;color:#15211b;font:16px/24px -apple-system,'Segoe UI',Roboto,Arial,sans-serif">Your temporary password is <b>{{temporary_password}}</b> - choose your own when you log in.</p>
{{/temporary_password}}
{{#kind_is_invite}}
<p class="faint" style="margin:0 0 16px;color:#55615a;font:14px/21px -apple-system,'Segoe UI',Roboto,Arial,sans-serif">You can accept or decline there until {{expires}}. Until you accept, the group leaders see your e-mail address only.</p>
{{/kind_is_invite}}
{{#kind_is_welcome}}
<p class="faint" style="margin:0 0 16px;color:#55615a;font:14px/21px -apple-system,'Segoe UI',Roboto,Arial,sans-serif">The link works until {{expires}}.</p>
{{/kind_is_welcome}}
{{#kind_is_registered}}
<p class="faint" style="margin:0 0 16px;color:#55615a;font:14px/21px -apple-system,'Segoe UI',Roboto,Arial,sans-serif">The link works until {{expires}}.</p>
{{/kind_is_registered}}
{{#kind_is_redeemed}}
<p class="faint" style="margin:0 0 16px;color:#55615a;font:14px/21px -apple-system,'Segoe UI',Roboto,Arial,sans-serif">The link works until {{expires}}. Until you accept, the group leaders see your e-mail address only.</p>
{{/kind_is_redeemed}}
<p class="faint" style="margin:0;color:#55615a;font:14px/21px -apple-system,'Segoe UI',Roboto,Arial,sans-serif">If the button does not work, open this link in a private window:<br><a class="link" href="{{link}}" style="color:#0b6b4f;word-break:break-all">{{link}}</a></p>
</td></tr>
<tr><td class="faint" style="padding:16px 4px;color:#55615a;font:13px/20px -apple-system,'Segoe UI',Roboto,Arial,sans-serif">
{{#kind_is_invite}}
Sent to {{email}} because <bdi>{{sender}}</bdi> entered this address. Not you? Ignore this e-mail, or <a class="link" href="{{link}}#decline" style="color:#0b6b4f">decline the invite</a> and we send no more.
{{/kind_is_invite}}
{{#kind_is_enrolled}}
Sent to {{email}} because <bdi>{{sender}}</bdi> of <bdi>{{organisation}}</bdi> enrolled you.
{{/kind_is_enrolled}}
{{#kind_is_redeemed}}
Sent to {{email}} because somebody entered this address with a code. Not you? Ignore this e-mail, or decline at the link above.
{{/kind_is_redeemed}}
{{#kind_is_registered}}
Sent to {{email}} because somebody made an account with this address. Not you? Ignore this e-mail: the address is not theirs until it is confirmed.
{{/kind_is_registered}}
{{#kind_is_joining}}
Sent to {{email}} because somebody entered this address on the join page of <bdi>{{organisation}}</bdi>. Not you? Ignore this e-mail: nothing happens.
{{/kind_is_joining}}
{{#kind_is_joined}}
Sent to {{email}} because this account joined the group.
{{/kind_is_joined}}
{{#kind_is_waitlisted}}
Sent to {{email}} because this account is on the wait list. You can leave it under My learning.
{{/kind_is_waitlisted}}
{{#kind_is_assigned}}
Sent to {{email}} because <bdi>{{sender}}</bdi> of <bdi>{{organisation}}</bdi> assigned you a course.
{{/kind_is_assigned}}
{{#kind_is_reminder}}
Sent to {{email}} because this account is in the group. You get one reminder a day at most.
{{/kind_is_reminder}}
{{#kind_is_invite_reminder}}
Sent to {{email}} because <bdi>{{organisation}}</bdi> invited this address. Not you? Ignore this e-mail, or <a class="link" href="{{link}}#decline" style="color:#0b6b4f">decline the invite</a> and we send no more.
{{/kind_is_invite_reminder}}
{{#kind_is_promoted}}
Sent to {{email}} because this account was on the wait list.
{{/kind_is_promoted}}
{{#kind_is_wait_ended}}
Sent to {{email}} because this account was on the wait list.
{{/kind_is_wait_ended}}
{{#kind_is_administrator}}
Sent to {{email}} because <bdi>{{sender}}</bdi> entered this address.
{{/kind_is_administrator}}
{{#kind_is_welcome}}
Sent to {{email}} because <bdi>{{sender}}</bdi> entered this address. Not you? Ignore this e-mail: nobody can use the account without it.
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
</td></tr>
</table>
</td></tr>
</table>
</div>
</body>
</html>
