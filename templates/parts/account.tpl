<details class="menu me" name="head">
	<summary><span class="av" aria-hidden="true">{{user_initials}}</span><span class="wide">{{user_name}}</span><span class="vh">, your account</span><svg class="i" aria-hidden="true"><use href="/static/icons.svg#down"/></svg></summary>
	<ul>
		<li><a href="/account"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#person"/></svg>Your account</a></li>
		<li><a href="/help"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#help"/></svg>Help</a></li>
		<li><form method="post" action="/logout"><input type="hidden" name="csrf" value="{{csrf}}"><button><svg class="i" aria-hidden="true"><use href="/static/icons.svg#exit"/></svg>Log out</button></form></li>
	</ul>
</details>
