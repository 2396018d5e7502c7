<!doctype html>
<html lang="en-GB">
<head>
{{>parts/head.tpl}}
</head>
<body class="learn">
<a class="skip vh" href="#main">Skip to content</a>
<header class="head">
	{{>parts/brand.tpl}}
	{{>parts/organisations.tpl}}
	<nav aria-label="Main">
		<ul>
			{{#nav_learning}}<li><a href="/learning"{{#nav_learning_current}} aria-current="page"{{/nav_learning_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#book"/></svg><span>My learning</span></a></li>{{/nav_learning}}
			<li><a href="/learning#certificates"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#award"/></svg><span>Certificates</span></a></li>
			<li><a href="/help"{{#nav_help_current}} aria-current="page"{{/nav_help_current}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#help"/></svg><span>Help</span></a></li>
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
