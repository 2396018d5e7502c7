<nav class="tabs" aria-label="Organisation"><ul>
	<li><a href="/organisation"{{#tab_profile}} aria-current="page"{{/tab_profile}}>Profile</a></li>
	<li><a href="/organisation/branches"{{#tab_branches}} aria-current="page"{{/tab_branches}}>Branches</a></li>
	<li><a href="/organisation/fields"{{#tab_fields}} aria-current="page"{{/tab_fields}}>Fields</a></li>
	<li><a href="/organisation/mail"{{#tab_mail}} aria-current="page"{{/tab_mail}}>Mail texts</a></li>
	<li><a href="/organisation/messages"{{#tab_messages}} aria-current="page"{{/tab_messages}}>Messages</a></li>
	<li><a href="/organisation/keys"{{#tab_keys}} aria-current="page"{{/tab_keys}}>API keys</a></li>
	<li><a href="/organisation/activity"{{#tab_activity}} aria-current="page"{{/tab_activity}}>Activity</a></li>
</ul></nav>
