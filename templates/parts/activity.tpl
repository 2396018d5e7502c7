<ol class="plain flow s">
	{{#activity}}
	<li class="row"><time class="soft one" datetime="{{at:x-iso}}">{{at:x-when}}</time>
		<span class="grow">{{#who_is_person}}{{who}}{{/who_is_person}}{{#who_is_invited}}The invited person{{/who_is_invited}}{{#who_is_muster}}Muster{{/who_is_muster}} {{words}} <b>{{subject}}</b>{{#group_name}} <span class="soft">in</span> <a href="/groups/{{group_id}}">{{group_name}}</a>{{/group_name}}{{#detail}} <small class="soft">({{detail}})</small>{{/detail}}</span></li>
	{{/activity}}
</ol>
