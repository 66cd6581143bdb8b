doctor-faces = Finding faces is ready.
doctor-faces-bad = Finding faces does not start; everything else works. Install again with “make setup”.
problem-no-detector = Finding faces does not start on this machine ({ $error }). Install again with “make setup”.
