"""What `threadlab queue` does, in Python: ten daemons take a hundred items, 0.2 s each."""

import logging
import queue
import threading
import time

logging.basicConfig(format="(%(threadName)-10s) %(message)s", level=logging.INFO)
items = queue.Queue()


def serve():
    while True:
        logging.info(items.get())
        time.sleep(0.2)
        items.task_done()


for _ in range(10):
    threading.Thread(target=serve, daemon=True).start()
for item in range(100):
    items.put(item)
items.join()
