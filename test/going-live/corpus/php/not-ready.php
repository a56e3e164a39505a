<?php
$base = 'https://payitoff-sandbox.io/api/v3.0.0'; # ?><?php
$url = "https://partners.payitoff.io/v3/$path";
wp_enqueue_script('nexus', 'https://payitoff-cdn.io/sandbox/nexus/js/v1');
?>
<div class="<?= $class ?>">
  <payitoff-link env="sandbox" nexus-key="<?= $key ?>">Link</payitoff-link>
  <payitoff-link env="<?= "sandbox" ?>"></payitoff-link>
</div>
<script>
  fetch('https://partners.payitoff.io/api/v3.0.0/me', { headers: { Authorization: 'Bearer <?= $token ?>' } });
  <?php foreach ($actions as $action): ?>
  Nexus.linkServicers(<?= $action ?>);
  <?php endforeach; ?>
</script>
