<!doctype html>
<html lang="en-GB">
<head>
<meta name="robots" content="noindex, nofollow">
{{>parts/head.tpl}}
</head>
<body class="learn">
<a class="skip vh" href="#main">Skip to content</a>
<header class="head"><span class="brand"><svg aria-hidden="true"><use href="/static/icons.svg#logo"/></svg><span>Muster</span></span></header>
<main id="main" tabindex="-1">
{{>BODY}}
</main>
</body>
</html>
