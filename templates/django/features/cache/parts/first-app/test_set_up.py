    def setUp(self):
        cache.clear()

