<!doctype html>
<html lang="en-GB">
<head>
{{>parts/head.tpl}}
</head>
<body class="app">
<a class="skip vh" href="#main">Skip to content</a>
<header class="head">
	{{>parts/brand.tpl}}
	{{>parts/organisations.tpl}}
	<nav aria-label="Main">
		<ul>
			{{#nav_groups}}<li><a href="/groups"{{#nav_groups_current}} aria-current="page"{{/nav_groups_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#group"/></svg><span>Manage my group</span></a></li>{{/nav_groups}}
			{{#nav_learners}}<li><a href="/learners"{{#nav_learners_current}} aria-current="page"{{/nav_learners_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#person"/></svg><span>Learners</span>{{#nav_requests}}<span class="tag warn">{{nav_requests:x-number}}<span class="vh"> requests wait</span></span>{{/nav_requests}}</a></li>{{/nav_learners}}
			{{#nav_imports}}<li><a href="/imports"{{#nav_imports_current}} aria-current="page"{{/nav_imports_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#upload"/></svg><span>Imports</span></a></li>{{/nav_imports}}
			{{#nav_courses}}<li><a href="/courses"{{#nav_courses_current}} aria-current="page"{{/nav_courses_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#book"/></svg><span>Courses</span></a></li>{{/nav_courses}}
			{{#nav_orders}}<li class="rest"><details name="head"><summary><svg class="i" aria-hidden="true"><use href="/static/icons.svg#more"/></svg><span>More</span></summary></details></li>
			<li><a href="/reports"{{#nav_reports_current}} aria-current="page"{{/nav_reports_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#report"/></svg><span>Reports</span></a></li>
			<li><a href="/orders"{{#nav_orders_current}} aria-current="page"{{/nav_orders_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#receipt"/></svg><span>Seats and orders</span></a></li>{{/nav_orders}}
			{{#nav_organisation}}<li><a href="/organisation"{{#nav_organisation_current}} aria-current="page"{{/nav_organisation_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#gear"/></svg><span>Organisation</span></a></li>{{/nav_organisation}}
			{{#nav_join}}<li><a href="/organisation/join"{{#nav_join_current}} aria-current="page"{{/nav_join_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#link"/></svg><span>Join page</span></a></li>{{/nav_join}}
			{{#nav_learning}}<li><a href="/learning"{{#nav_learning_current}} aria-current="page"{{/nav_learning_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#award"/></svg><span>My learning</span></a></li>{{/nav_learning}}
			{{#nav_admin_organisations}}<li><a href="/admin/organisations"{{#nav_admin_organisations_current}} aria-current="page"{{/nav_admin_organisations_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#org"/></svg><span>Organisations</span></a></li>{{/nav_admin_organisations}}
			{{#nav_admin_accounts}}<li><a href="/admin/accounts"{{#nav_admin_accounts_current}} aria-current="page"{{/nav_admin_accounts_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#key"/></svg><span>Accounts</span></a></li>{{/nav_admin_accounts}}
			{{#nav_admin_orders}}<li><a href="/admin/orders"{{#nav_admin_orders_current}} aria-current="page"{{/nav_admin_orders_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#receipt"/></svg><span>Orders</span></a></li>{{/nav_admin_orders}}
			{{#nav_admin_health}}<li><a href="/admin/health"{{#nav_admin_health_current}} aria-current="page"{{/nav_admin_health_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#report"/></svg><span>Health</span></a></li>{{/nav_admin_health}}
		</ul>
	</nav>
	{{>parts/account.tpl}}
</header>
<main id="main" tabindex="-1">
{{>parts/note.tpl}}
{{>parts/problems.tpl}}
{{>BODY}}
</main>
</body>
</html>
