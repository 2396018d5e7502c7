{{#hours}}{{hours}} h{{/hours}}{{#rest}} {{rest}} min{{/rest}}
