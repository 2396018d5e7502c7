<!doctype html>
<html lang="en-GB">
<head>
{{>parts/head.tpl}}
</head>
<body class="gate">
<a class="skip vh" href="#main">Skip to content</a>
<aside aria-label="Muster">
	{{>parts/brand.tpl}}
	{{>parts/formation.tpl}}
	<p>{{gate_words}}</p>
</aside>
<main id="main" tabindex="-1">
{{>parts/note.tpl}}
{{>parts/problems.tpl}}
{{>BODY}}
<footer class="row"><a href="/help">Help</a></footer>
</main>
</body>
</html>
