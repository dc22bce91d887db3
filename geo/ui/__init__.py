"""The app's pages: widgets to values, values to the screen, what a reader chose kept between reruns."""
