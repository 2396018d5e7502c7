<svg class="qr" viewBox="0 0 {{qr_size}} {{qr_size}}" role="img" aria-label="QR code for {{qr_url}}" shape-rendering="crispEdges"><path d="{{qr_path}}"/></svg>
