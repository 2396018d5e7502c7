<div class="gauge"><progress max="100" value="{{progress}}" aria-label="Progress in {{title}}"></progress>{{progress}}%</div>
