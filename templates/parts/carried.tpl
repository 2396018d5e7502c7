{{#carried}}<textarea name="{{name}}" hidden>
{{value}}</textarea>{{/carried}}
