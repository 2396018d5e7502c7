<a class="brand" href="/"><svg aria-hidden="true"><use href="/static/icons.svg#logo"/></svg><span>Muster</span></a>
