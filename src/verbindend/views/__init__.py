"""What is drawn the same way on the command line and on a screen: Rich renderables and phrases."""
