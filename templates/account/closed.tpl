<section class="panel flow"><h1>Your account is closed</h1>
	<p>You are logged out everywhere, and nobody can log in with it any more. Your certificates stay valid; whoever has their number can verify them.</p>
	<div class="row"><a class="btn" href="/login">Log in with another account</a></div></section>
