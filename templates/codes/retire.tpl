{{>parts/group.tpl}}
<section class="panel flow confirm"><h1>Retire {{code}}?</h1><p>It never works again, neither typed nor by its link or QR code, and nobody can take it again. Who used it stays in the group. If you only want a pause, switch its Code status off.</p>
	<form class="row" method="post" action="/groups/{{group_id}}/codes/{{id}}/retire"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn bad">Retire code</button><a class="btn quiet" href="/groups/{{group_id}}/codes">Keep it</a></form></section>
