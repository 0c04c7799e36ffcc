"""What goes beside the pages: policy, styles, asset versions, sitemap."""
